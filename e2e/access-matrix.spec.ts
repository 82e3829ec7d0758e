import { randomUUID } from "node:crypto";
import { readdirSync } from "node:fs";
import { and, eq, isNotNull } from "drizzle-orm";
import { auditLog } from "@/db/schema/audit";
import { inReadTransaction } from "@/lib/access/tenant-db";
import { IDENTITIES, type Identity } from "@/lib/testing/access-identities";
import { ACTIONS, PAGES } from "@/lib/testing/access-policy";
import { ROUTES } from "@/lib/testing/access-routes";
import { drawPng } from "@/lib/testing/draw-png";
import { actionsInTree, pagesInTree, routesInTree } from "@/lib/testing/entry-points";
import { colleagueOf, fillingFor, hiddenFrom, type Scene, setScene } from "./access-scene";
import { formFor } from "./action-forms";
import { type Answer, askFor, inBuild, press, type Verdict } from "./ask-portal";
import { expect, test } from "./fixtures";
import { cookieOf } from "./identities";
import { sentTo } from "./route-bodies";
import { fill } from "./routes";

/**
 * Every page, route and action as each identity, against the policy that is written by hand (lib/testing/access-policy.ts). All
 * of it over HTTP against the running portal, with session cookies and without a browser; an action is sent as Next sends it,
 * so what is tried is the real door with everything before it. Refused means: the portal's own answer of that kind, nothing in
 * it that is not for that identity's eyes, nothing done, and for members an entry of the refusal in the audit log.
 */
type Cell = { entry: string; who: readonly Identity[]; ask: (as: Asker) => Promise<Answer>; typed: string };
type Asker = { identity: Identity; headers: Record<string, string> };
type Tried = { identity: Identity; entry: string; ip: string; may: boolean } & Answer;

const LANES = 4;

test("everyone gets what the matrix of roles gives them, and nothing else", async () => {
  test.setTimeout(600_000);
  const scene = await setScene();
  const started = Date.now();
  const tried: Tried[] = [];
  // All reading before all doing: what a button takes away, the next identity could not look at.
  for (const cells of [[...pageCells(scene), ...routeCells(scene)], actionCells(scene)]) {
    const queue = [...IDENTITIES];
    const lane = async () => {
      for (let identity = queue.shift(); identity; identity = queue.shift())
        for (const cell of cells) tried.push(await tryCell(scene, cell, identity));
    };
    await Promise.all(Array.from({ length: LANES }, lane));
  }
  const seconds = ((Date.now() - started) / 1_000).toFixed(1);
  const counts = `${pagesInTree().length} pages, ${routesInTree().length} routes, ${actionsInTree().length} actions`;
  console.log(
    `access matrix: ${counts} × ${IDENTITIES.length} identities = ${tried.length} cells, ${seconds} s`,
  );
  const wrong = [...tried.flatMap((cell) => judge(scene, cell)), ...(await judgeLog(scene, tried))];
  expect(wrong, wrong.join("\n")).toEqual([]);
});

test("an id that is not there and one that is none are not found, whoever asks", async () => {
  const scene = await setScene();
  const headers = await cookieOf(scene.cast.administrator);
  const paths = [...pagesInTree().map((page) => `GET ${page}`), ...routesInTree()];
  const withId = paths.filter((path) => path.includes("[merchant]") && path.split("[").length > 2);
  expect(withId.length).toBeGreaterThan(5);
  for (const path of withId)
    for (const id of [randomUUID(), "999999999", "..%2f..", "'--", "%00", "%25zz"]) {
      const [method = "", address = ""] = path.split(" ");
      const names = [...address.matchAll(/\[(\w+)\]/g)].map(([, name = ""]) => name);
      const filling = {
        ...Object.fromEntries(names.map((name) => [name, id])),
        merchant: scene.company.slug,
      };
      const body = method === "POST" ? new Uint8Array(drawPng()) : undefined;
      const { verdict } = await askFor(method, fill(address, filling), { headers, ...(body && { body }) });
      expect(verdict, `${path} with ${id}`).toBe("not found");
    }
});

/** An address of its own for each cell, by which the audit log tells them apart. */
function nextAddress(): string {
  addresses += 1;
  return `10.${addresses >> 16}.${(addresses >> 8) & 255}.${addresses & 255}`;
}
let addresses = 0;

async function tryCell(scene: Scene, cell: Cell, identity: Identity): Promise<Tried> {
  const ip = nextAddress();
  const id = identity === "nobody" ? undefined : scene.cast[identity];
  const headers = {
    ...(await cookieOf(id, identity === "owing" ? "password" : "bankid-no")),
    "x-forwarded-for": ip,
  };
  const { verdict, text } = await cell.ask({ identity, headers });
  const { entry, who } = cell;
  return { identity, entry, ip, may: who.includes(identity), verdict, text: withoutTyped(text, cell.typed) };
}

/** A form comes back with what was typed in it, which is no secret. */
function withoutTyped(text: string, typed: string): string {
  return typed === "" ? text : text.replaceAll(typed, "");
}

function pageCells(scene: Scene): Cell[] {
  const queries: Record<string, string> = { "/m/[merchant]/no-access": "?needs=payment:capture" };
  return pagesInTree().map((page) => ({
    entry: `page ${page}`,
    who: PAGES[page] ?? [],
    typed: "",
    ask: async ({ headers }) =>
      askFor("GET", `${fill(page, fillingFor(scene))}${queries[page] ?? ""}`, { headers }),
  }));
}

function routeCells(scene: Scene): Cell[] {
  return routesInTree().map((route) => {
    const [method = "", address = ""] = route.split(" ");
    const ask = async ({ headers }: Asker) => {
      const { query, body } = sentTo(route, scene);
      return askFor(method, `${fill(address, fillingFor(scene))}${query}`, {
        headers,
        ...(body && { body }),
      });
    };
    return { entry: `route ${route}`, who: ROUTES[route] ?? [], ask, typed: "" };
  });
}

function actionCells(scene: Scene): Cell[] {
  const { company } = scene;
  return actionsInTree().map((action) => {
    const { id, pages } = inBuild(action);
    const who = ACTIONS[action.name] ?? [];
    const ask = async ({ identity, headers }: Asker) => {
      const colleague = who.includes(identity) ? await colleagueOf(scene) : scene.cast.assistant;
      const page = fill(pages[0] ?? "/", fillingFor(scene));
      return press({ ...action, id }, page, company.slug, formFor(action.name, scene, colleague), headers);
    };
    const typed = formFor(action.name, scene, "")["name"] ?? "";
    return { entry: `action ${action.name}`, who, ask, typed };
  });
}

/** How the portal refuses whom: outsiders learn of nothing, and who lacks a right at their company reads which. */
function refusalsFor(identity: Identity): readonly Verdict[] {
  if (["nobody", "owing", "disabled"].includes(identity)) return ["signed out", "not found"];
  const outside = ["stranger", "invited", "removed"].includes(identity);
  return outside ? ["not found"] : ["forbidden", "not found"];
}

// Invited people read "shell.organisationNumber" in place of a number: a text that did not travel to the browser shows its key.
const KEY = new RegExp(
  `>((?:${readdirSync("lib/i18n/messages/en")
    .map((file) => file.replace(".json", ""))
    .join("|")})\\.[a-zA-Z.]+)<`,
);

function judge(scene: Scene, { identity, entry, may, verdict, text }: Tried): string[] {
  const refusals = entry.includes("[merchant]") ? refusalsFor(identity) : ["signed out", "not found"];
  const right = may ? verdict === "let in" : refusals.includes(verdict);
  const should = may ? "let in" : refusals.join(" or ");
  const where = "see lib/testing/access-policy.ts; fields of an action: e2e/action-forms.ts";
  // What a customer's page shows is meant for everyone who has its address.
  const hidden = / \/(pay|invoice)\//.test(entry) ? [] : hiddenFrom(identity, scene);
  // Who answers for a difference in the books sees who looks into it, and whom else to ask.
  const named = may && entry.includes("/settlements/reconciliation") ? "Planted colleague" : "";
  const seen = hidden.filter((secret) => secret !== named && text.includes(secret));
  return [
    ...(right ? [] : [`${entry} as ${identity}: should be ${should}, was ${verdict} (${where})`]),
    ...seen.map((secret) => `${entry} as ${identity} shows "${secret}"`),
    ...(KEY.test(text) ? [`${entry} as ${identity} shows the key of a text: ${KEY.exec(text)?.[1]}`] : []),
  ];
}

/** Each "forbidden" stands in the log, and of what was refused nothing else does. */
async function judgeLog({ company, cast }: Scene, tried: readonly Tried[]): Promise<string[]> {
  const rows = await inReadTransaction({ merchantId: company.id, reach: "all" }, (tx) =>
    tx
      .select({ ip: auditLog.ip, action: auditLog.action, actor: auditLog.actorId, result: auditLog.result })
      .from(auditLog)
      .where(and(eq(auditLog.merchantId, company.id), isNotNull(auditLog.ip))),
  );
  return tried.flatMap(({ identity, entry, ip, may, verdict }) => {
    const own = rows.filter((row) => row.ip === ip);
    const actor = identity === "nobody" ? "" : cast[identity];
    const told = own.some((row) => row.action === "access.refused" && row.actor === actor);
    const done = may ? [] : own.filter(({ result }) => result === "done");
    return [
      ...(verdict === "forbidden" && !told ? [`${entry} as ${identity}: no entry of the refusal`] : []),
      ...done.map(({ action }) => `${entry} as ${identity} did ${action}`),
    ];
  });
}
