import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { fillingFor, hiddenFrom, type Scene, setScene } from "@/e2e/access-scene";
import { formFor } from "@/e2e/action-forms";
import { inBuild, press } from "@/e2e/ask-portal";
import { personWithPassword } from "@/e2e/people";
import { sentTo } from "@/e2e/route-bodies";
import { fill } from "@/e2e/routes";
import { env } from "@/lib/env";
import { record } from "@/lib/proof/record";
import { castOnStage, useRunningPortal } from "@/lib/proof/running-portal";
import { IDENTITIES, type Identity } from "@/lib/testing/access-identities";
import { actionsInTree, pagesInTree, routesInTree } from "@/lib/testing/entry-points";
import { fetchData } from "./fetch-data";

const portal = useRunningPortal({ env: { LOG_LEVEL: "trace" } });
/** Shown on purpose to whoever may handle keys, after a fresh sign-in. */
const SHOWS_KEYS = "GET /m/[merchant]/developers/[unit]/keys";
/** Customers' pages show their company to everyone who has the address. */
const PUBLIC = /^(?:(?:GET|POST) )?\/(?:pay|invoice)\//;

it("shows no secret and nothing of others anywhere", async () => {
  const { scene, headers } = await castOnStage();
  const elsewhere = await setScene();
  const { email, password } = await personWithPassword(scene.company, "DK", { role: "assistant" });
  const origin = process.env["PORTAL_PUBLIC_URL"] ?? "";
  const secrets = await allSecrets(scene, elsewhere, email, password, headers);
  const foreign = [
    elsewhere.company.name,
    elsewhere.payment.reference,
    ...elsewhere.company.units.flatMap(({ name, keys }) => [name, keys.clientId]),
  ];
  const hits: string[] = [];
  let [count, readable, keysShown] = [0, 0, 0];
  const search = (where: string, text: string, identity?: Identity, keys = false) => {
    count += 1;
    for (const [name, secret] of secrets) {
      if (!text.includes(secret)) continue;
      if (keys && name.startsWith("own key")) keysShown += 1;
      else hits.push(`${where}: ${name}`);
    }
    if (identity === undefined) return;
    const others = PUBLIC.test(where)
      ? []
      : [...hiddenFrom(identity, scene), ...(identity === "stranger" ? [] : foreign)];
    for (const other of others)
      if (text.includes(other) && !named(where, other)) hits.push(`${where} as ${identity}: ${other}`);
    if (text.includes("Secret of the first")) readable += 1;
  };
  const read = async (path: string, sent: RequestInit) =>
    textOf(await fetch(`${origin}${path}`, { redirect: "manual", ...sent }));
  const textOf = async (answer: Response) => {
    return `${[...answer.headers].join("\n")}\n${Buffer.from(await answer.arrayBuffer()).toString("utf8")}`;
  };
  const filling = fillingFor(scene);
  const lane = async (queue: Identity[]) => {
    for (let identity = queue.shift(); identity; identity = queue.shift()) {
      const own = { ...headers.get(identity), origin };
      for (const page of pagesInTree()) {
        search(page, await read(fill(page, filling), { headers: { ...own, accept: "text/html" } }), identity);
        search(page, await textOf(await fetchData(`${origin}${fill(page, filling)}`, own)), identity);
      }
      for (const route of routesInTree()) {
        const [method = "", path = ""] = route.split(" ");
        const { query, body } = sentTo(route, scene);
        const text = await read(`${fill(path, filling)}${query}`, {
          method,
          headers: own,
          ...(body && { body }),
        });
        search(route, text, identity, route === SHOWS_KEYS);
      }
    }
  };
  const queue = [...IDENTITIES];
  await Promise.all([lane(queue), lane(queue), lane(queue)]);
  for (const identity of ["assistant", "managerElsewhere", "stranger", "administrator"] as const)
    for (const action of actionsInTree().filter(({ name }) => name.startsWith("/m/"))) {
      const { id, pages } = inBuild(action);
      const form = formFor(action.name, scene, scene.cast.assistant);
      const { text } = await press(
        { ...action, id },
        fill(pages[0] ?? "/", filling),
        scene.company.slug,
        form,
        headers.get(identity) ?? {},
      );
      search(action.name, text);
    }
  for (const file of filesBelow(".next/static")) search(file, readFileSync(file, "utf8"));
  for (const file of filesBelow(join(portal.programs().folder, "files")))
    search(file, readFileSync(file, "latin1"));
  for (const [program, text] of portal.written()) search(`what ${program} wrote`, text);
  const logged = [...portal.written().values()].join("").length;

  const holds = hits.length === 0 && readable > 0 && keysShown > 0;
  record({
    test: "T14",
    what: `${secrets.size} secrets and foreign names in pages, their data, routes, actions, bundles, files and ${Math.round(logged / 1_000)} kB of logs, ${IDENTITIES.length} identities`,
    seed: null,
    count,
    found: `${hits.length} hits; what may be read was found ${readable} times, keys where they are shown ${keysShown} times`,
    goal: "0 hits, and the readable one found",
    holds,
  });
  const some = [...new Set(hits)].slice(0, 40);
  expect(some, some.join("\n")).toEqual([]);
  expect(readable).toBeGreaterThan(0);
  expect(keysShown).toBeGreaterThan(0);
  expect(logged).toBeGreaterThan(10_000);
});

/** Who answers for a difference in the books sees who looks into it. */
const named = (where: string, name: string) =>
  name === "Planted colleague" && where.includes("/settlements/reconciliation");

/** By name, what must stand nowhere. */
async function allSecrets(
  scene: Scene,
  elsewhere: Scene,
  email: string,
  password: string,
  headers: ReadonlyMap<Identity, Record<string, string>>,
): Promise<Map<string, string>> {
  const [user] = await portal.sql("select password_hash as hash from users where email = $1", [email]);
  const found = new Map<string, string>([
    ["a password", password],
    ["a password's digest", String(user?.["hash"])],
    ["the key of secrets", env.SECRETS_KEY],
    ["the secret of sessions", env.sessionSecret],
    ["the database's password", decodeURIComponent(new URL(portal.programs().databases.app).password)],
    ["the worker's password", decodeURIComponent(new URL(portal.programs().databases.worker).password)],
  ]);
  for (const [whose, { company }] of [
    ["own", scene],
    ["foreign", elsewhere],
  ] as const)
    for (const { msn, keys } of company.units) {
      found.set(`${whose} key secret ${msn}`, keys.clientSecret);
      found.set(`${whose} key subscription ${msn}`, keys.subscriptionKey);
    }
  for (const [identity, { cookie }] of headers)
    if (cookie) found.set(`cookie of ${identity}`, cookie.replace(/^[^=]*=/, ""));
  for (const [name, secret] of found)
    if (secret.length < 12) throw new Error(`${name} is too short to search for`);
  return found;
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile());
}
