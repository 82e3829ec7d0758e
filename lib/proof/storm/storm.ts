import { setTimeout as pause } from "node:timers/promises";
import { parseArgs } from "node:util";
import { ConnectionDropped } from "@/lib/sandbox/control/inject-fault";
import { createSandbox, type Sandbox } from "@/lib/sandbox/server";
import { type MortalPrograms, startMortals } from "../crash/mortal-programs";
import { Dice } from "../dice";
import { findViolations } from "../invariants";
import { record, seedOf } from "../record";
import { gatherPeople, letThemWork } from "./people";

/*
 * `npm run storm -- --minutes 30`: twenty people move money over two portals behind nginx, while every 5 to 15 seconds a portal, a
 * worker or the database is killed by signal 9 and the platform loses every tenth request or its answer. Then all is compared.
 */
const { values } = parseArgs({
  options: {
    minutes: { type: "string", default: "30" },
    people: { type: "string", default: "20" },
    port: { type: "string", default: "3480" },
  },
});
const [minutes = 0, people = 0, port = 0] = [values.minutes, values.people, values.port].map(Number);
const SEED = seedOf(3);
const DATABASE = "database";
const OPEN = "('pending', 'sent', 'unknown')";
const OPEN_AT_MOST_MS = 5 * 60_000;
/** For thirty minutes. */
const GOAL = Math.round((10_000 * minutes) / 30);

const sandbox = createSandbox({ units: [] });

/** Every tenth request to the payment interface is lost, half of them after they were carried out. */
function losing(whole: Sandbox, dice: Dice) {
  let lost = 0;
  let stormy = false;
  const handle = async (request: Request): Promise<Response> => {
    if (!stormy || !request.url.includes("/epayment/") || dice.below(10) > 0) return whole.handle(request);
    lost += 1;
    if (dice.below(2) === 0) await whole.handle(request);
    throw new ConnectionDropped();
  };
  const turn = (to: "stormy" | "clear") => {
    stormy = to === "stormy";
  };
  return { platform: { ...whole, handle }, lost: () => lost, turn };
}

/** Kills one after the other until the time is over, in rounds in which each has its turn, and tells how often whom. */
async function strike(programs: MortalPrograms, dice: Dice): Promise<Map<string, number>> {
  const killed = new Map<string, number>();
  let round: string[] = [];
  const until = Date.now() + minutes * 60_000;
  for (;;) {
    const rest = Math.min(5_000 + dice.below(10_000), until - Date.now());
    if (rest > 0) await pause(rest);
    if (Date.now() >= until) return killed;
    if (round.length === 0) round = dice.shuffle([...programs.names, DATABASE]);
    const victim = round.pop() ?? DATABASE;
    if (victim === DATABASE) {
      await programs.server.kill();
      await programs.server.restart();
    } else if (!programs.kill(victim)) continue;
    killed.set(victim, (killed.get(victim) ?? 0) + 1);
  }
}

/** Seconds until nothing was open any more, or undefined where something was for five minutes. */
async function calm({ server }: MortalPrograms): Promise<number | undefined> {
  const begun = Date.now();
  const open = `select (select count(*) from operations where state in ${OPEN}) +
    (select count(*) from payment_creations where state in ${OPEN}) +
    (select count(*) from payment_requests where send_at is not null) as n`;
  while (Date.now() - begun < OPEN_AT_MOST_MS) {
    if (Number((await server.sql(open))[0]?.["n"]) === 0) return (Date.now() - begun) / 1_000;
    await pause(1_000);
  }
  return undefined;
}

/** How often each stands there. */
function tally(texts: readonly string[]): Map<string, number> {
  const times = new Map<string, number>();
  for (const text of texts) times.set(text, (times.get(text) ?? 0) + 1);
  return times;
}

type Weather = Pick<ReturnType<typeof losing>, "turn" | "lost">;

async function run(programs: MortalPrograms, { turn, lost }: Weather): Promise<boolean> {
  const dice = new Dice(SEED);
  const { server, url } = programs;
  const gathered = await gatherPeople(sandbox, people);
  console.info(`… ${gathered.length} people at work for ${minutes} min`);
  turn("stormy");
  const work = letThemWork({ url, superuserUrl: server.superuserUrl, sandbox, dice }, gathered);
  const killed = await strike(programs, new Dice(SEED + 2));
  await work.stop();
  turn("clear");
  const { told } = work;
  const settled = await calm(programs);
  console.info(`… all settled after ${settled ?? "more than 300"} s; comparing everything with the platform`);
  const states = await server.sql(
    `select state, count(*)::int as n from (select state from operations where not external
      union all select state from payment_creations) all_of group by 1 order by 1`,
  );
  const count = states.reduce((sum, { n }) => sum + Number(n), 0);
  const kept = new Set(
    (
      await server.sql(`select id from operations where state = 'succeeded' union all
        select id from payment_creations where state = 'succeeded'`)
    ).map(({ id }) => String(id)),
  );
  const vanished = told.done.filter((key) => !kept.has(key));
  const elsewhere = (key: string) => key.startsWith("elsewhere");
  const world = { sql: server.sql, appUrl: server.appUrl, platform: sandbox.handle, elsewhere };
  const violations = await findViolations(world);
  for (const violation of violations.slice(0, 20)) console.info(JSON.stringify(violation));
  const listed = (of: Iterable<readonly [string, number]>) =>
    [...of].map(([name, times]) => `${times} × ${name}`).join(", ");
  console.info(
    `killed: ${listed(killed)}; ended by themselves: ${listed(tally(programs.endedByItself)) || "none"}`,
  );
  console.info(
    `told: ${told.done.length} done, ${told.unknown} unknown, refused: ${listed(told.refused) || "none"}; pressed again ${told.unclear} times, ${told.givenUp.length} given up; ${JSON.stringify(states)}`,
  );
  const kills = [...killed.values()].reduce((sum, times) => sum + times, 0);
  const holds =
    violations.length + vanished.length === 0 && settled !== undefined && count >= GOAL && kills > 0;
  record({
    test: "T3",
    what: `${people} people over two portals for ${minutes} min, ${kills} kills by signal 9 (${listed(killed)}), ${lost()} requests or answers lost`,
    seed: SEED,
    count,
    found: `${violations.length} violations, ${vanished.length} acknowledged and lost, ${told.done.length} acknowledged; ${settled === undefined ? "some still open after 300 s" : `nothing open ${settled.toFixed(0)} s after the last kill`}`,
    goal: `0 violations, at least ${GOAL} operations, 0 open for more than 5 min`,
    holds,
  });
  return holds;
}

const { platform, ...weather } = losing(sandbox, new Dice(SEED + 1));
const programs = await startMortals({ port, portals: 2, workers: 2, platform });
const leave = () => void programs.stop().finally(() => process.exit(1));
process.once("SIGINT", leave);
process.once("SIGTERM", leave);
const held = await run(programs, weather).finally(programs.stop);
process.exit(held ? 0 : 1);
