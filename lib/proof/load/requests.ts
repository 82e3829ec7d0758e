import { createHash, createHmac, randomUUID } from "node:crypto";
import { Pool } from "pg";
import { Agent, type FormData, request } from "undici";
import { COMMON_NAME, COMMON_WORD, RARE_WORDS } from "@/lib/bench/data/words";
import type { Answered } from "./drive";
import type { LoadCompany } from "./prepare-load";
import { actionId, outcomeIn, pressing, refusalIn } from "./press";
import type { World } from "./start-world";

/** What people do, drawn at random: 80 % lists and payments, 10 % searches, 5 % money, 5 % webhooks. */
export type Asking = { readonly ask: () => Promise<Answered>; readonly close: () => Promise<void> };

type Draw = () => number;
type Asked = {
  path: string;
  method?: "GET" | "POST";
  headers?: Record<string, string>;
  body?: string | FormData;
};

const PATIENCE_MS = 60_000;

export function asking(world: World, draw: Draw): Asking {
  const agent = new Agent({ connections: 4_096, headersTimeout: PATIENCE_MS, bodyTimeout: PATIENCE_MS });
  const rows = new Pool({ connectionString: world.superuserUrl, max: 4 });
  rows.on("error", () => undefined);
  const actions = { capture: actionId("captureAction"), refund: actionId("refundAction") };
  const pick = <T>(of: readonly T[]): T => {
    const found = of[Math.floor(draw() * of.length)];
    if (found === undefined) throw new Error("nothing to pick from");
    return found;
  };
  const send = async (
    kind: string,
    { path, ...asked }: Asked,
    wrong: (text: string, status: number) => boolean,
  ) => {
    const answer = await request(`${world.url}${path}`, { dispatcher: agent, method: "GET", ...asked });
    const text = await answer.body.text();
    const { statusCode: status, headers } = answer;
    const shed = (status === 429 || status === 503) && headers["retry-after"] !== undefined;
    const bad = !shed && wrong(text, status);
    return { kind, status, shed, ...(bad && { wrong: `${kind} ${status}${said(text)}` }) };
  };
  const look = (kind: string, company: LoadCompany, path: string) =>
    send(
      kind,
      { path: `/m/${company.slug}/${path}`, headers: { cookie: pick(company.cookies) } },
      (text, status) => status !== 200 || !text.includes("</html>"),
    );
  const searches = [...RARE_WORDS, COMMON_WORD, COMMON_NAME];
  const ask = async (): Promise<Answered> => {
    const [company, chance] = [pick(world.scene.companies), draw()];
    if (chance < 0.45) return look("list", company, `transactions${pick(LISTS)}`);
    if (chance < 0.8) return look("payment", company, `transactions/${pick(company.payments).id}`);
    if (chance < 0.9) return look("search", company, `transactions?q=${encodeURIComponent(pick(searches))}`);
    if (chance < 0.95) return move(company);
    return tell(company);
  };
  /** Presses the button of a payment's page, as the browser's script would. */
  const move = async (company: LoadCompany): Promise<Answered> => {
    const kind = draw() < 0.5 && company.capturable.length > 0 ? "capture" : "refund";
    const { id } = pick(kind === "capture" ? company.capturable : company.refundable);
    const { rows: found } = await rows.query("select version, currency from payments where id = $1", [id]);
    const fields = {
      ...{ payment: id, idempotencyKey: randomUUID(), seenVersion: String(found[0]?.version) },
      ...{ amount: "1.00", currency: String(found[0]?.currency) },
    };
    const press = { merchant: company.slug, action: actions[kind], cookie: pick(company.cookies), fields };
    const path = `/m/${company.slug}/transactions/${id}`;
    return send(kind, { path, ...pressing(world.url, press) }, (text, status) => {
      const code = refusalIn(text);
      if (code !== undefined) return !FAIR.has(code);
      return status !== 200 || outcomeIn(text) === undefined;
    });
  };
  const tell = (company: LoadCompany): Promise<Answered> => {
    const { id, url } = company.webhook;
    const about = pick(
      company.refundable.filter(({ msn }) => msn === company.webhook.msn).concat(company.refundable[0] ?? []),
    );
    const body = JSON.stringify({
      ...{
        msn: company.webhook.msn,
        reference: about.reference,
        pspReference: randomUUID(),
        name: "CAPTURED",
      },
      ...{ amount: { currency: "NOK", value: 100 }, timestamp: new Date().toISOString(), success: true },
    });
    const asked = { path: `/api/webhooks/payments/${id}`, method: "POST" as const, body };
    return send(
      "webhook",
      { ...asked, headers: signed(url, body, world.scene.webhookSecret) },
      (_, status) => status !== 200,
    );
  };
  return {
    ask,
    close: async () => {
      await agent.close();
      await rows.end();
    },
  };
}

/** What an answer says of itself, where it does. */
function said(text: string): string {
  const [found] = /"status":"\w+"(?:,"code":"\w+")?|"digest":"\w+"|NEXT_\w+;\S{0,80}/.exec(text) ?? [];
  return found ? ` ${found}` : "";
}

const LISTS = ["", "?status=captured", "?status=refunded", "?channel=online", "?status=reserved"];

/** Two people at one payment, or one who was too quick: told so in a sentence, as it should be. */
const FAIR = new Set([
  "changed_meanwhile",
  "operation_open",
  "too_many_requests",
  "amount_exceeds_remaining",
  "amount_exceeds_refundable",
]);

function signed(url: string, body: string, secret: string): Record<string, string> {
  const { pathname, host } = new URL(url);
  const hash = createHash("sha256").update(body).digest("base64");
  const date = new Date().toUTCString();
  const text = `POST\n${pathname}\n${date};${host};${hash}`;
  const signature = createHmac("sha256", secret).update(text).digest("base64");
  return {
    ...{ "content-type": "application/json", "x-ms-date": date, "x-ms-content-sha256": hash },
    authorization: `HMAC-SHA256 SignedHeaders=x-ms-date;host;x-ms-content-sha256&Signature=${signature}`,
  };
}
