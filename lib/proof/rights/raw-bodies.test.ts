import { afterAll, expect, it } from "vitest";
import { fillingFor, type Scene } from "@/e2e/access-scene";
import { inBuild } from "@/e2e/ask-portal";
import { sentTo } from "@/e2e/route-bodies";
import { fill } from "@/e2e/routes";
import { stopChild } from "@/lib/launch/children";
import { Dice } from "@/lib/proof/dice";
import { record, seedOf } from "@/lib/proof/record";
import { castOnStage, useRunningPortal } from "@/lib/proof/running-portal";
import { actionsInTree, routesInTree } from "@/lib/testing/entry-points";
import { BROKEN, type RawBody, READABLE, readable, WITHOUT_SCRIPT } from "./raw-bodies";
import { allRows } from "./rows-of";
import { hangUp, type RawAnswer, sendRaw } from "./send-raw";

/** What readers of bodies see before any rule of ours: next to T15's values, whatever a socket can carry. */
const SEED = seedOf(20_261_124);
const OF_ACTIONS = 14;
const OF_ROUTES = 22;
/** The bound of T4 for every answer. A refused body is to take no longer than T15 allows. */
const LONGEST_MS = 12_000;
const LONGEST_REFUSAL_MS = 2_000;
/** Traces of our code, our files and our database. Names of errors stand in no text of ours. */
const DETAILS =
  /\n\s+at (?:async )?[\w.<]|node_modules|[^_]\.next\/|\/work\/|\/home\/|file:\/\/\/|Failed query|\bselect "|insert into|pg_catalog|(?:Type|Range|Syntax|Reference)Error|ECONN|ENOENT/;

type Target = { name: string; path: string; own: Record<string, string>; answers: RegExp };
type Try = Target & { what: string; body: RawBody };

const portal = useRunningPortal();
const origin = () => process.env["PORTAL_PUBLIC_URL"] ?? "";
afterAll(hangUp);

it("answers bodies that are none, tells nothing, writes nothing and lives on", {
  timeout: 900_000,
}, async () => {
  const { scene, headers } = await castOnStage();
  const own = { ...headers.get("administrator"), origin: origin(), accept: "text/x-component" };
  const dice = new Dice(SEED);
  const tries = dice.shuffle([...atActions(scene, own, dice), ...atRoutes(scene, own, dice)]);
  // What works by itself would write meanwhile.
  await stopChild("worker");
  await openPages(scene, own);
  // The first look at an invoice is noted, also where it comes with a body.
  await fetch(`${origin()}/invoice/${scene.invoice.token}`);
  const [rowsBefore, written] = [await allRows(portal), said().length];
  const wrong: string[] = [];
  const [statuses, times] = [new Map<number, number>(), [] as number[]];
  let slowest = { ms: 0, at: "" };
  for (const [number, one] of tries.entries()) {
    // What a limit on attempts would refuse says nothing about the body.
    if (number % 5 === 0) await portal.sql("delete from rate_limits");
    const answer = await sendRaw(`${origin()}${one.path}`, one.body, one.own);
    statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1);
    times.push(answer.ms);
    if (answer.ms > slowest.ms) slowest = { ms: answer.ms, at: `${one.name}, ${one.what}` };
    const fault = faultOf(one, answer);
    if (fault) wrong.push(`${one.name}, ${one.what}: ${fault}`);
    if (number % 200 === 199) wrong.push(...(await openPages(scene, own)));
  }
  wrong.push(...(await openPages(scene, own)));
  const rows = await allRows(portal);
  const changed = Object.keys(rows).filter((table) => rows[table] !== rowsBefore[table]);
  const logged = said().slice(written).split("a request failed").length - 1;
  const by = [...statuses]
    .toSorted(([a], [b]) => a - b)
    .map(([status, many]) => `${many} × ${status || "hung up"}`);
  record({
    test: "T15",
    what: `raw bodies over HTTP at ${actionsInTree().length} actions and ${routesInTree().length} routes, ${Object.keys(BROKEN).length + Object.keys(WITHOUT_SCRIPT).length + 1} kinds`,
    seed: SEED,
    count: tries.length,
    found: `${wrong.length} answered wrongly (${by.join(", ")}), ${logged} errors in the log, ${changed.length} tables changed${changed.length > 0 ? ` (${changed.join(", ")})` : ""}; slowest ${Math.round(slowest.ms)} ms (${slowest.at}), median ${Math.round(times.toSorted((a, b) => a - b)[times.length >> 1] ?? 0)} ms`,
    goal: "no 5xx, no details, no error logged, no row written, refusals within 2 s and all within 12 s, pages and health answer after each 200",
    holds: wrong.length + changed.length + logged === 0,
  });
  expect(wrong.slice(0, 80), wrong.slice(0, 80).join("\n")).toEqual([]);
  expect(changed).toEqual([]);
  expect(said().slice(written)).not.toContain("a request failed");
});

const said = () => portal.written().get("portal") ?? "";

function atActions(scene: Scene, own: Record<string, string>, dice: Dice): Try[] {
  const deal = dealer(BROKEN, dice);
  return actionsInTree().flatMap((action) => {
    const { id, pages } = inBuild(action);
    const path = fill(pages[0] ?? "/", fillingFor(scene));
    const pressed = { name: action.name, path, own: { ...own, "next-action": id } };
    const broken = Array.from({ length: OF_ACTIONS }, () => ({
      ...pressed,
      answers: /^4(00|13)$/,
      ...deal(),
    }));
    const [what, make] = dice.pick(Object.entries(WITHOUT_SCRIPT));
    const tampered = { ...pressed, own, answers: /^4\d\d$/, what, body: make(dice) };
    if (action.made !== "action") return [...broken, tampered];
    const through = { answers: /^(200|400)$/, what: "readable", body: readable(dice.pick(READABLE), dice) };
    return [...broken, tampered, { ...pressed, ...through }];
  });
}

/** An empty body takes this picture away: to send one is to ask for that. */
const TAKES_NOTHING = "/m/[merchant]/links/[link]/image";

function atRoutes(scene: Scene, own: Record<string, string>, dice: Dice): Try[] {
  const deal = dealer(BROKEN, dice);
  return routesInTree().flatMap((route) => {
    const [method, address = ""] = route.split(" ");
    const path = `${fill(address, fillingFor(scene))}${sentTo(route, scene).query}`;
    // What is only read refuses a body of whatever kind; next-auth's one address knows both.
    const many = method === "POST" ? OF_ROUTES : 5;
    const target = { name: route, path, own, answers: /^4\d\d$|^200$/ };
    const tries = Array.from({ length: many }, () => ({ ...target, ...deal() }));
    return tries.filter(({ body }) => address !== TAKES_NOTHING || body.bytes.length > 0);
  });
}

/** Every kind as often as the others. */
function dealer(kinds: typeof BROKEN, dice: Dice): () => { what: string; body: RawBody } {
  let left: [string, (dice: Dice) => RawBody][] = [];
  return () => {
    if (left.length === 0) left = dice.shuffle(Object.entries(kinds));
    const [what, make] = left.pop() ?? ["", () => ({ bytes: Buffer.alloc(0) })];
    return { what, body: make(dice) };
  };
}

function faultOf({ answers, body, own }: Try, { status, text, heads, ms }: RawAnswer): string | undefined {
  const [details] = DETAILS.exec(`${text}\n${heads}`) ?? [];
  if (details) return `${status} tells ${JSON.stringify(details)}: ${text.slice(0, 200)}`;
  const refused = status >= 400 || status === 0;
  if (ms > (refused ? LONGEST_REFUSAL_MS : LONGEST_MS)) return `${status} took ${Math.round(ms)} ms`;
  // Who sends too little has gone, and who sends too much is hung up on.
  if (status === 0) return body.cut || body.bytes.length > 65_536 ? undefined : "no answer";
  if (!answers.test(String(status))) return `${status} ${text.slice(0, 200)}`;
  if (status !== 200) return undefined;
  // A sheet may be read, and each of its rows refused.
  const nothing = own["next-action"] ? /"status":"refused"/.test(text) : /"good":0\b/.test(text);
  return nothing ? undefined : `200 ${text.slice(0, 200)}`;
}

/** The portal lives on: what nobody spoiled is served as ever. */
async function openPages({ company }: Scene, own: Record<string, string>): Promise<string[]> {
  const wrong: string[] = [];
  for (const path of ["/api/health", `/m/${company.slug}`]) {
    const answer = await fetch(`${origin()}${path}`, { headers: { ...own, accept: "text/html" } });
    await answer.text();
    if (answer.status !== 200) wrong.push(`${path} afterwards: ${answer.status}`);
  }
  return wrong;
}
