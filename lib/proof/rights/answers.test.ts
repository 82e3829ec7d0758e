import { randomUUID } from "node:crypto";
import { expect, it } from "vitest";
import { fillingFor } from "@/e2e/access-scene";
import { inBuild } from "@/e2e/ask-portal";
import { fill } from "@/e2e/routes";
import { openWire } from "@/e2e/wire";
import { stopChild } from "@/lib/launch/children";
import { freePort } from "@/lib/launch/free-port";
import { untilAnswers } from "@/lib/launch/ports";
import { startPortal } from "@/lib/launch/processes";
import { record } from "@/lib/proof/record";
import { castOnStage, useRunningPortal } from "@/lib/proof/running-portal";
import { actionsInTree, pagesInTree, routesInTree } from "@/lib/testing/entry-points";
import { fetchData } from "./fetch-data";
import { nonceOf, PASSIVE_CHECKS, type Seen } from "./passive-checks";

const portal = useRunningPortal();
const origin = () => process.env["PORTAL_PUBLIC_URL"] ?? "";
type Sent = RequestInit & { headers: Record<string, string> };

it("gives every answer the headers that protect it", async () => {
  const { scene, headers } = await castOnStage();
  const cookie = headers.get("administrator") ?? {};
  const seen: Seen[] = [];
  const ask = async (path: string, sent: Sent, base = origin()) =>
    look(path, sent, await fetch(`${base}${path}`, { redirect: "manual", ...sent }));
  const look = async (path: string, sent: Sent, answer: Response) => {
    const signedIn =
      "cookie" in sent.headers && !/^\/(pay|invoice|sign-in|api\/(health|metrics|auth))/.test(path);
    const what = `${sent.method ?? "GET"} ${path} ${answer.status}`;
    seen.push({
      what,
      status: answer.status,
      headers: answer.headers,
      text: await answer.text(),
      behindLogin: signedIn,
    });
  };
  const filling = fillingFor(scene);
  const strange = {
    ...filling,
    payment: randomUUID(),
    unit: "999999999",
    member: randomUUID(),
    link: "x",
    invoice: "%27",
    code: "x",
  };
  const paths = [
    ...pagesInTree(),
    ...routesInTree()
      .filter((route) => route.startsWith("GET "))
      .map((route) => route.slice(4)),
  ];
  for (const path of paths) {
    await ask(fill(path, filling), { headers: { ...cookie, accept: "text/html" } });
    await ask(fill(path, filling), { headers: { accept: "text/html" } });
    await ask(fill(path, strange), { headers: { ...cookie, accept: "text/html" } });
    if (path.startsWith("/api/")) continue;
    const at = fill(path, filling);
    await look(at, { headers: cookie }, await fetchData(`${origin()}${at}`, cookie));
  }
  for (const route of routesInTree().filter((one) => one.startsWith("POST "))) {
    const path = fill(route.slice(5), filling);
    await ask(path, { method: "POST", headers: { ...cookie } });
    await ask(path, { method: "POST", headers: { ...cookie, origin: origin() }, body: "x" });
    await ask(path, { method: "DELETE", headers: { ...cookie, origin: origin() } });
  }
  for (const action of actionsInTree().filter(({ name }) => name.startsWith("/m/"))) {
    const { id, pages } = inBuild(action);
    const body = new FormData();
    body.append("0", JSON.stringify([scene.company.slug, { status: "idle" }, "$K1"]));
    const sent = { ...cookie, origin: origin(), accept: "text/x-component", "next-action": id };
    await ask(fill(pages[0] ?? "/", filling), { method: "POST", headers: sent, body });
  }
  for (const path of [
    "/nowhere",
    "/m",
    "/api/nowhere",
    "/.env",
    "/_next/image?url=%2Ficon.svg&w=64&q=75",
    "/m/%00",
    "/%ff",
  ])
    await ask(path, { headers: { ...cookie } });
  await withoutDatabase((base) =>
    Promise.all(
      ["/", "/sign-in", `/m/${scene.company.slug}`, "/api/health"].map((path) =>
        ask(path, { headers: { ...cookie, accept: "text/html" } }, base),
      ),
    ),
  );

  const exempt = (what: string) => /api\/webhooks/.test(what);
  const wrong = new Map<string, string[]>();
  for (const [name, isWrong] of PASSIVE_CHECKS)
    for (const one of seen)
      if (!exempt(one.what) && isWrong(one)) wrong.set(name, [...(wrong.get(name) ?? []), one.what]);
  const nonces = seen.map(nonceOf).filter((nonce) => nonce !== "");
  const found = [...wrong].map(
    ([name, where]) => `${name}: ${where.length} answers, such as ${where.slice(0, 4).join(", ")}`,
  );
  if (new Set(nonces).size !== nonces.length) found.push("a nonce came twice");
  const kinds = new Map<number, number>();
  for (const { status } of seen)
    kinds.set(Math.floor(status / 100), (kinds.get(Math.floor(status / 100)) ?? 0) + 1);
  record({
    test: "T21",
    what: `${PASSIVE_CHECKS.length} checks of ${seen.length} answers (${[...kinds]
      .sort()
      .map(([kind, count]) => `${kind}xx ${count}`)
      .join(", ")})`,
    seed: null,
    count: PASSIVE_CHECKS.length * seen.length,
    found: `${found.length} checks that some answer fails`,
    goal: "0, in every class of status",
    holds: found.length === 0,
  });
  expect(found, found.join("\n")).toEqual([]);
  expect([...kinds.keys()].sort()).toEqual([2, 3, 4, 5]);
});

/** A portal of its own whose database is taken away once it runs. */
async function withoutDatabase(work: (base: string) => Promise<unknown>): Promise<void> {
  const { configuration, databases } = portal.programs();
  const [PORT, wire] = [await freePort(), await openWire(databases.app)];
  const [name, base] = ["portal without database", `http://127.0.0.1:${PORT}`];
  const own = { name, onText: () => undefined };
  startPortal({ ...configuration, PORT }, { app: wire.url }, () => undefined, own);
  try {
    await untilAnswers(`${base}/api/health`);
    await wire.cut();
    // For a moment it still believes its last look at the database.
    await expect.poll(() => statusOf(`${base}/sign-in`), { timeout: 10_000 }).toBe(503);
    await work(base);
  } finally {
    await stopChild(name);
    await wire.cut();
  }
}

async function statusOf(url: string): Promise<number> {
  const answer = await fetch(url);
  await answer.arrayBuffer();
  return answer.status;
}
