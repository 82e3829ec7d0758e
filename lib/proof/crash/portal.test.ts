import { setTimeout as pause } from "node:timers/promises";
import { request } from "undici";
import { afterAll, beforeAll, expect, it } from "vitest";
import { signInAs } from "@/lib/bench/app/sign-in";
import { freePort } from "@/lib/launch/free-port";
import { createSandbox } from "@/lib/sandbox/server";
import { createAdministrator } from "@/lib/testing/factories";
import { Dice } from "../dice";
import { findViolations } from "../invariants";
import { actionId, outcomeIn, pressing } from "../load/press";
import { record, seedOf } from "../record";
import { KINDS, type Kind } from "./cells";
import { connectCompany } from "./connect-company";
import { type Played, prepare } from "./matrix-stage";
import { type MortalPrograms, startMortals } from "./mortal-programs";

/**
 * T2 with the built portal and its pages: killed by signal 9 while a person waits for the answer to a button. It cannot be told to
 * die at a point of its own, so it is shot by the platform: as it asks for its token, with the intent committed and nothing
 * sent; with the request read and not carried out; and with it carried out and the answer not given.
 */
const PLACES = ["intent committed", "request read", "carried out"] as const;
type Shot = { readonly place: (typeof PLACES)[number]; readonly key: string; fired: boolean };

const sandbox = createSandbox({ units: [] });
let programs: MortalPrograms;
let shot: Shot | undefined;

async function shoot(): Promise<Response> {
  if (shot) shot.fired = true;
  programs.kill("portal 1");
  await pause(50);
  // Nobody is there any more to read it.
  return new Response(null, { status: 500 });
}

async function platform(asking: Request): Promise<Response> {
  if (!shot || shot.fired) return sandbox.handle(asking);
  const { place, key } = shot;
  if (place === "intent committed" && asking.url.endsWith("/accesstoken/get"))
    return (await isWritten(key)) ? shoot() : sandbox.handle(asking);
  if (asking.headers.get("idempotency-key") !== key) return sandbox.handle(asking);
  if (place === "carried out") await sandbox.handle(asking);
  return shoot();
}

const isWritten = async (key: string) =>
  (
    await programs.server.sql(
      "select 1 from operations where id = $1 union all select 1 from payment_creations where id = $1",
      [key],
    )
  ).length > 0;

beforeAll(async () => {
  const port = await freePort();
  programs = await startMortals({ port, portals: 1, workers: 1, platform: { ...sandbox, handle: platform } });
});
afterAll(() => programs?.stop());

const ACTIONS = { capture: "captureAction", refund: "refundAction", cancel: "cancelAction" } as const;

/** The button of this kind, as the page's form has it. */
function buttonOf({ kind, payment, msn, merchant }: Played, key: string) {
  if (!payment) {
    const asked = { msn, phone: "91000001", country: "NO", amount: "100,00", currency: "NOK" };
    const more = { description: "Two bags of coffee", expiry: "10", vat: "0", idempotencyKey: key };
    return {
      path: `/m/${merchant.slug}/requests`,
      action: "sendRequestAction",
      fields: { ...asked, ...more },
    };
  }
  const [name = "capture"] = kind.split(" ") as (keyof typeof ACTIONS)[]; // safe: KINDS begin so
  const amount = kind === "capture all" ? "100,00" : "25,00";
  const fields = {
    payment: payment.id,
    seenVersion: String(payment.version),
    idempotencyKey: key,
    amount,
    currency: "NOK",
  };
  return { path: `/m/${merchant.slug}/transactions/${payment.id}`, action: ACTIONS[name], fields };
}

/** Presses it; undefined where no answer came. */
async function pressed(cell: Played, key: string, cookie: string) {
  const { path, action, fields } = buttonOf(cell, key);
  const press = { merchant: cell.merchant.slug, action: actionId(action), cookie, fields };
  try {
    const answer = await request(`${programs.url}${path}`, pressing(programs.url, press));
    return outcomeIn(await answer.body.text()) ?? `${answer.statusCode}`;
  } catch {
    return undefined;
  }
}

type Killed = {
  readonly cell: Played;
  readonly key: string;
  readonly place: Shot["place"];
  readonly at: number;
};

it("T2: the built portal, killed while somebody waits for its answer, loses nothing and does nothing twice", async () => {
  const started = performance.now();
  const seed = seedOf(2);
  const plan = PLACES.flatMap((place) => KINDS.map((kind) => ({ place, kind })));
  const places = await connectCompany(sandbox, plan.length);
  const merchant = places[0]?.merchant;
  if (!merchant) throw new Error("no company");
  const boss = await createAdministrator(merchant);
  const { name, value } = await signInAs(boss.id);
  const cookie = `${name}=${value}`;
  const killed: Killed[] = [];
  for (const [at, { place, kind }] of plan.entries()) {
    const own = places[at];
    if (!own) throw new Error("a kill without a unit");
    const cell = await prepare(sandbox, asked(kind), { ...own, boss }, new Dice(seed + at));
    const [key = ""] = cell.keys;
    shot = { place, key, fired: false };
    const answer = await pressed(cell, key, cookie);
    expect([place, kind, answer, shot.fired]).toEqual([place, kind, undefined, true]);
    killed.push({ cell, key, place, at: Date.now() });
    shot = undefined;
    await programs.answers();
    // Who presses again, since no answer came, is told what is known by now, and nothing is sent for it.
    const known = place === "carried out" ? ["unknown", "done"] : ["unknown"];
    expect(known, `${kind}, ${place}`).toContain(await pressed(cell, key, cookie));
  }
  const times = await recoveryTimes(killed);
  for (const { cell, key, place } of killed)
    expect([place, cell.kind, await pressed(cell, key, cookie)]).toEqual([place, cell.kind, "done"]);
  const { sql, appUrl } = programs.server;
  const elsewhere = (key: string) => key.startsWith("elsewhere");
  const violations = await findViolations({ sql, appUrl, platform: sandbox.handle, elsewhere });
  const found = times.filter(({ place }) => place === "carried out").map(({ seconds }) => seconds);
  const sent = times.filter(({ place }) => place !== "carried out").map(({ seconds }) => seconds);
  const [slowest, slowestSent] = [Math.max(...found), Math.max(...sent)];
  const whole = violations.length === 0 && times.length === plan.length;
  const seconds = Math.round((performance.now() - started) / 1_000);
  record({
    test: "T2",
    what: `the built portal killed by signal 9 at ${PLACES.length} places of ${KINDS.length} kinds, under a person's button`,
    seed,
    count: killed.length,
    found: `${violations.length} violations, ${plan.length - times.length} open; settled after the death: what the platform had done at most ${slowest.toFixed(1)} s, what it had not at most ${slowestSent.toFixed(1)} s; ${seconds} s`,
    goal: "0 double, 0 lost; 15 s, and 15 s after the minute within which nothing is sent again",
    holds: whole && slowest <= 15 && slowestSent <= 75,
  });
  expect(violations).toEqual([]);
  expect(times.length).toBe(plan.length);
  // The goals in seconds are for a machine that does nothing else, and stand in the table.
  expect(slowest).toBeLessThanOrEqual(60);
});

const asked = (kind: Kind) => ({ kind, point: "done-not-read", reply: "200", double: "none" }) as const;

/** Waits for all of them, and tells how long each took from the death. */
async function recoveryTimes(
  killed: readonly Killed[],
): Promise<{ place: Shot["place"]; seconds: number }[]> {
  const query = `select id, settled_at from operations where state = 'succeeded' union all
    select id, settled_at from payment_creations where state = 'succeeded'`;
  const until = Date.now() + 100_000;
  for (;;) {
    const rows = await programs.server.sql(query);
    const times = killed.flatMap(({ key, place, at }) => {
      const settled = rows.find(({ id }) => id === key)?.["settled_at"];
      return settled instanceof Date ? [{ place, seconds: (settled.getTime() - at) / 1_000 }] : [];
    });
    if (times.length === killed.length || Date.now() > until) return times;
    await pause(300);
  }
}
