import { fork } from "node:child_process";
import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { Pool } from "undici";
import { inWriteTransaction } from "@/lib/access/tenant-db";
import { sendRequests } from "@/lib/jobs/send-requests";
import { keepApiKeys } from "@/lib/payments-api/api-keys";
import { sendSheet } from "@/lib/requests/send-sheet";
import { withClient } from "../data/bench-database";
import { inherited } from "../environment";
import type { Figures, Measure } from "../measure";
import type { Setting } from "../setting";
import { administratorOf } from "../tools/list-as";
import { perSecond } from "../tools/per-second";

const REQUESTS = 500;
const LANES = 16;
const MSN = "800100";

/** The worker's part in a list, with the sandbox as the platform: each request with its records, audit entries and key. */
export const sending: Measure = {
  name: "sending",
  ours: "payment requests of a list of 500, sent by the worker",
  limit: "the same asked of the sandbox alone, 16 at a time",
  unit: "1/s",
  goal: { of: "ratio", at: "least", value: 0.1 },
  run: async (setting) => {
    const sandbox = startSandbox(setting.platformPort);
    const platform = new Pool(`http://127.0.0.1:${setting.platformPort}`, { connections: LANES });
    try {
      return await compare(setting, platform);
    } finally {
      await platform.close();
      sandbox.kill();
      await forgetRequests(setting);
    }
  },
};

async function compare(setting: Setting, platform: Pool): Promise<Figures> {
  const { merchant } = setting;
  const { keys } = await makeUnit(platform);
  await inWriteTransaction({ merchantId: merchant.id, reach: "all" }, (tx) =>
    keepApiKeys(tx, merchant.id, { msn: MSN, ...keys }),
  );
  await queueList(setting);
  const started = performance.now();
  while ((await waiting(setting)) > 0) await sendRequests({ merchantId: merchant.id, msn: MSN });
  const ours = (REQUESTS / (performance.now() - started)) * 1_000;
  const ask = await askingAs(platform, keys);
  await perSecond(200, LANES, ask);
  return { ours, limit: await perSecond(REQUESTS, LANES, ask) };
}

function startSandbox(port: number) {
  return fork("lib/sandbox/serve.ts", [], {
    execArgv: ["--import", "./lib/launch/exit-with-parent.mjs", "--import", "tsx"],
    env: inherited({ SANDBOX_PORT: String(port), SANDBOX_DATABASE_URL: "" }),
    stdio: "ignore",
  });
}

type Keys = { clientId: string; clientSecret: string; subscriptionKey: string };

/** Asks until the sandbox is there. */
async function makeUnit(platform: Pool): Promise<{ keys: Keys }> {
  const body = JSON.stringify({ msn: MSN, flags: { longLiving: true } });
  const headers = { "content-type": "application/json" };
  for (let tries = 0; tries < 120; tries += 1) {
    try {
      const made = await platform.request({
        method: "POST",
        path: "/_control/sales-units",
        headers,
        body,
      });
      // safe: the sandbox's own answer
      return (await made.body.json()) as { keys: Keys };
    } catch {
      await sleep(250);
    }
  }
  throw new Error("the sandbox did not start");
}

async function queueList(setting: Setting): Promise<void> {
  const rows = Array.from({ length: REQUESTS }, (_, at) => `+4791000001;${at + 1};Membership ${at}`);
  const sent = await sendSheet.call(await administratorOf(setting), {
    msn: MSN,
    file: new TextEncoder().encode(["phone;amount;text", ...rows].join("\n")),
    ...{
      count: REQUESTS,
      name: "members.csv",
      minutes: 10_080,
      vatRate: 2_500,
      idempotencyKey: randomUUID(),
    },
  });
  if (!sent.ok) throw new Error(`the list was refused: ${JSON.stringify(sent.error)}`);
}

function waiting({ database }: Setting): Promise<number> {
  return withClient(database.superuserUrl, async (db) => {
    const { rows } = await db.query<{ left: number }>(
      "select count(*)::int as left from payment_requests where send_at is not null",
    );
    return rows[0]?.left ?? 0;
  });
}

/** Asks for one payment after the other, each with a reference of its own. */
async function askingAs(platform: Pool, keys: Keys): Promise<() => Promise<void>> {
  const known = {
    "merchant-serial-number": MSN,
    "ocp-apim-subscription-key": keys.subscriptionKey,
    "content-type": "application/json",
  };
  const client = { client_id: keys.clientId, client_secret: keys.clientSecret };
  const token = await platform.request({
    method: "POST",
    path: "/accesstoken/get",
    headers: { ...known, ...client },
  });
  // safe: the sandbox's own answer
  const { access_token } = (await token.body.json()) as { access_token: string };
  return async () => {
    const reference = `bench-${randomUUID()}`;
    const answer = await platform.request({
      method: "POST",
      path: "/epayment/v1/payments",
      headers: { ...known, authorization: `Bearer ${access_token}`, "idempotency-key": reference.slice(6) },
      body: JSON.stringify({
        ...{ reference, userFlow: "PUSH_MESSAGE", paymentDescription: "Membership" },
        amount: { value: 10_000, currency: "NOK" },
        paymentMethod: { type: "WALLET" },
        customer: { phoneNumber: "4791000001" },
      }),
    });
    await answer.body.dump();
    if (answer.statusCode !== 201) throw new Error(`a payment was answered ${answer.statusCode}`);
  };
}

/** The database is as it was, but for the audit log. */
function forgetRequests({ database }: Setting): Promise<unknown> {
  return withClient(database.superuserUrl, async (db) => {
    await db.query("delete from payment_requests");
    await db.query("delete from request_lists");
    const made = "select payment_id from payment_creations where msn = $1 and payment_id is not null";
    const { rows } = await db.query<{ payment_id: string }>(made, [MSN]);
    await db.query("delete from payment_creations where msn = $1", [MSN]);
    await db.query("delete from payments where id = any($1)", [rows.map((row) => row.payment_id)]);
  });
}
