import { randomUUID } from "node:crypto";
import { expect, it } from "vitest";
import { colleagueOf, fillingFor, type Scene, setScene } from "@/e2e/access-scene";
import { formFor } from "@/e2e/action-forms";
import { type Answer, askFor, inBuild, press } from "@/e2e/ask-portal";
import { sentTo } from "@/e2e/route-bodies";
import { builtActions, fill, handlerRoutes, pageRoutes } from "@/e2e/routes";
import { stopChild } from "@/lib/launch/children";
import { record } from "@/lib/proof/record";
import { signInAll, useRunningPortal } from "@/lib/proof/running-portal";
import { IDENTITIES, type Identity, type Who } from "@/lib/testing/access-identities";
import { ACTIONS, PAGES } from "@/lib/testing/access-policy";
import { ROUTES } from "@/lib/testing/access-routes";
import { actionsInTree, pagesInTree, routesInTree } from "@/lib/testing/entry-points";
import { type Aim, foreign, malformed, missing, otherUnit } from "./aims";
import { rowsOf } from "./rows-of";

/**
 * The browser tests try every page, route and action as each identity on what is theirs (e2e/access-matrix.spec.ts). Here the
 * same doors are tried with what is another sales unit's, another company's, nobody's, and no id at all.
 */
const portal = useRunningPortal();
const LANES = 4;
/** Parameters of addresses that name what belongs to a sales unit. */
const OF_UNITS = /\[(payment|unit|link|invoice|request|list|code|batch|settlement|difference)\]/;
/** Whose form names nothing but the company. */
const OF_COMPANY = ["/m/[merchant]/developers/test-users addTestUserAction"];

type Ask = (as: Identity, headers: Record<string, string>) => Promise<Answer>;
type Entry = { name: string; who: Who; ofUnit: boolean; ask: (aim: Aim) => Ask | undefined };
type Tried = {
  entry: string;
  who: Who;
  ofUnit: boolean;
  aim: Aim["name"];
  identity: Identity;
  ms: number;
} & Answer;

it("has a line in the policy for all that the build has", () => {
  const unknown = [
    ...pageRoutes().filter((page) => !PAGES[page]),
    ...handlerRoutes().filter(
      (route) => !Object.keys(ROUTES).some((known) => known.endsWith(` ${route}`)) && route !== "/icon.svg",
    ),
    ...builtActions()
      .filter(
        ({ file, name }) =>
          !actionsInTree().some((one) => one.file === file && one.name.endsWith(` ${name}`)),
      )
      .map(({ name }) => name),
  ];
  expect(unknown).toEqual([]);
});

it("gives nobody what is another unit's, another company's or nobody's", async () => {
  const scene = await setScene();
  const elsewhere = await setScene();
  const aims: Aim[] = [
    await otherUnit(scene),
    foreign(scene, elsewhere),
    missing(scene),
    malformed(scene),
    { name: "whole", scene: elsewhere },
  ];
  await stopChild("worker");
  const before = await rowsOf(portal, elsewhere.company.id);
  const started = Date.now();
  const tried: Tried[] = [];
  for (const entries of [[...pages(scene), ...routes(scene)], actions(scene)]) {
    const headers = await signInAll(scene);
    const queue = [...IDENTITIES];
    const lane = async () => {
      for (let identity = queue.shift(); identity; identity = queue.shift())
        for (const entry of entries)
          for (const aim of aims) {
            const ask = entry.ask(aim);
            if (!ask) continue;
            const began = performance.now();
            const answer = await ask(identity, headers.get(identity) ?? {});
            const ms = performance.now() - began;
            const { name, who, ofUnit } = entry;
            tried.push({ entry: name, who, ofUnit, aim: aim.name, identity, ms, ...answer });
          }
    };
    await Promise.all(Array.from({ length: LANES }, lane));
  }
  const after = await rowsOf(portal, elsewhere.company.id);
  const touched = Object.keys(after).filter((table) => after[table] !== before[table]);
  const wrong = [...tried.flatMap(judge), ...differences(tried, aims)];
  const apart = median(tried, "foreign") - median(tried, "missing");
  const holds = wrong.length === 0 && touched.length === 0 && Math.abs(apart) <= 10;
  const seconds = Math.round((Date.now() - started) / 1_000);
  record({
    test: "T12",
    what: `${pagesInTree().length} pages, ${routesInTree().length} routes, ${actionsInTree().length} actions × ${IDENTITIES.length} identities × other unit, other company (ids, address), unknown, malformed`,
    seed: null,
    count: tried.length,
    found: `${wrong.length} differences, ${touched.length} tables of the other company changed, foreign and missing ${Math.abs(apart).toFixed(1)} ms apart (median), ${seconds} s`,
    goal: "0 differences, no row changed, within 10 ms",
    holds,
  });
  expect(wrong.slice(0, 60), wrong.slice(0, 60).join("\n")).toEqual([]);
  expect(touched).toEqual([]);
  expect(Math.abs(apart)).toBeLessThanOrEqual(10);
});

function pages(scene: Scene): Entry[] {
  return pagesInTree().map((page) => ({
    name: `page ${page}`,
    who: PAGES[page] ?? [],
    ofUnit: OF_UNITS.test(page),
    ask: (aim) => {
      const path = fill(page, fillingFor(aim.scene));
      if (!page.includes("[merchant]") || path === fill(page, fillingFor(scene))) return undefined;
      if (aim.name === "other unit" && !OF_UNITS.test(page)) return undefined;
      return (_, headers) => askFor("GET", path, { headers });
    },
  }));
}

function routes(scene: Scene): Entry[] {
  return routesInTree().map((route) => {
    const [method = "", address = ""] = route.split(" ");
    const ofUnit = OF_UNITS.test(address) || /\/(many|bulk)\/|\/settlements\/report/.test(address);
    return {
      name: `route ${route}`,
      who: ROUTES[route] ?? [],
      ofUnit,
      ask: (aim) => {
        const path = (at: Scene) =>
          `${fill(address, fillingFor(at))}${sentTo(route, at).query}`.replace(/[?&]key=[^&]*/, "");
        if (!address.includes("[merchant]") || path(aim.scene) === path(scene)) return undefined;
        if (aim.name === "other unit" && !ofUnit) return undefined;
        return (_, headers) => {
          const { query, body } = sentTo(route, aim.scene);
          return askFor(method, `${fill(address, fillingFor(aim.scene))}${query}`, {
            headers,
            ...(body && { body }),
          });
        };
      },
    };
  });
}

function actions(scene: Scene): Entry[] {
  const inCompany = actionsInTree().filter(({ name }) => name.includes("[merchant]"));
  // What keeps a role or a group under an unknown id makes a new one: after everything that such an id is tried with.
  const makes = ({ name }: { name: string }) => Number(/ save(Role|Group)Action$/.test(name));
  const inOrder = inCompany.toSorted((one, other) => makes(one) - makes(other));
  return inOrder.map((action) => {
    const { id, pages: shown } = inBuild(action);
    const who = ACTIONS[action.name] ?? [];
    const ofUnit = !who.includes("managerElsewhere") && who.length > 1 && !OF_COMPANY.includes(action.name);
    return {
      name: `action ${action.name}`,
      who,
      ofUnit,
      ask: (aim) => {
        if (aim.name === "other unit" && !ofUnit) return undefined;
        const page = fill(shown[0] ?? "/", fillingFor(scene));
        return async (identity, headers) => {
          const { cast, company } = aim.scene;
          const own =
            aim.name === "other unit" && who.includes(identity) ? await colleagueOf(scene) : cast.assistant;
          const name = makes(action) ? { name: `Typed ${randomUUID().slice(0, 8)}` } : {};
          const form = { ...formFor(action.name, aim.scene, own), ...name };
          return press({ ...action, id }, page, company.slug, form, headers);
        };
      },
    };
  });
}

const SIGNED_OUT: readonly Identity[] = ["nobody", "owing", "disabled"];
const OUTSIDE: readonly Identity[] = [...SIGNED_OUT, "stranger", "invited", "removed"];

function judge({ entry, who, ofUnit, aim, identity, verdict, text }: Tried): string[] {
  const said = `${entry} as ${identity}, ${aim}: ${verdict}`;
  if (/^seen: 5/.test(verdict) || text.includes("Failed query")) return [`${said} broke`];
  const out = SIGNED_OUT.includes(identity) ? ["signed out", "not found"] : ["not found"];
  const action = entry.startsWith("action ");
  // A form whose ids are none is not even read, whoever sends it.
  if (aim === "malformed" && action && verdict.startsWith("seen: invalid_input")) return [];
  if (aim === "whole" || OUTSIDE.includes(identity))
    return out.includes(verdict) || (action && verdict.startsWith("seen: invalid_input"))
      ? []
      : [`${said}, should be ${out.join(" or ")}`];
  if (aim === "other unit") {
    const may = who.includes("administrator") && identity === "administrator";
    const theirs = identity === "managerElsewhere" && who.includes("manager");
    if (!ofUnit) return [];
    const right = may || theirs ? verdict === "let in" : ["forbidden", "not found"].includes(verdict);
    return right ? [] : [`${said}, should be ${may || theirs ? "let in" : "refused"}`];
  }
  if (!who.includes(identity))
    return ["forbidden", "not found"].includes(verdict) ? [] : [`${said}, should be refused`];
  // What of an action names nothing of the kind does its work; the comparison with an unknown id judges it.
  return action || verdict === "not found" ? [] : [`${said}, should be not found`];
}

/** Where the answer to a foreign id tells anything that the answer to an unknown one does not. */
function differences(tried: readonly Tried[], aims: readonly Aim[]): string[] {
  const unknown = new Map(
    tried.filter(({ aim }) => aim === "missing").map((one) => [`${one.entry} ${one.identity}`, one]),
  );
  const sceneOf = (name: Aim["name"]) => aims.find((aim) => aim.name === name)?.scene;
  return tried
    .filter(({ aim }) => aim === "foreign")
    .flatMap((one) => {
      const other = unknown.get(`${one.entry} ${one.identity}`);
      if (!other) return [];
      const [here, there] = [plain(one, sceneOf("foreign")), plain(other, sceneOf("missing"))];
      return here === there
        ? []
        : [
            `${one.entry} as ${one.identity} tells a foreign id (${here.slice(0, 200)}) from an unknown one (${there.slice(0, 200)})`,
          ];
    });
}

/** What an answer says to a person or a program, without what was typed to get it. */
function plain({ entry, verdict, text }: Tried, scene: Scene | undefined): string {
  if (entry.startsWith("action "))
    return /"status":"refused","code":"[^"]*","message":"[^"]*"/.exec(text)?.[0] ?? `${verdict}`;
  const body = /<body[^>]*>([\s\S]*)<\/body>/.exec(text)?.[1] ?? text;
  let words = body.replace(/<(script|style|template)[^>]*>[\s\S]*?<\/\1>/g, "").replace(/<[^>]*>/g, " ");
  for (const id of Object.values(scene ? fillingFor(scene) : {})) words = words.replaceAll(id, "id");
  return `${verdict} ${words.replace(/\s+/g, " ").trim()}`;
}

function median(tried: readonly Tried[], aim: Aim["name"]): number {
  const times = tried
    .filter((one) => one.aim === aim)
    .map(({ ms }) => ms)
    .sort((a, b) => a - b);
  return times[Math.floor(times.length / 2)] ?? 0;
}
