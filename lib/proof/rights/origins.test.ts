import { randomUUID } from "node:crypto";
import { expect, it } from "vitest";
import { fillingFor } from "@/e2e/access-scene";
import { formFor } from "@/e2e/action-forms";
import { inBuild } from "@/e2e/ask-portal";
import { sentTo } from "@/e2e/route-bodies";
import { fill } from "@/e2e/routes";
import { stopChild } from "@/lib/launch/children";
import { record } from "@/lib/proof/record";
import { castOnStage, useRunningPortal } from "@/lib/proof/running-portal";
import { actionsInTree, routesInTree } from "@/lib/testing/entry-points";
import { allRows } from "./rows-of";

const portal = useRunningPortal();

it("nothing runs for a request that is not from the portal's own pages", async () => {
  const { scene, headers } = await castOnStage();
  const cookie = headers.get("administrator") ?? {};
  const own = process.env["PORTAL_PUBLIC_URL"] ?? "";
  const { port } = new URL(own);
  const foreign: Record<string, string>[] = [
    {},
    { origin: "null" },
    { origin: "https://evil.example" },
    { origin: "https://evil.example", "x-forwarded-host": "evil.example" },
    { origin: "https://evil.example", "x-forwarded-host": "evil.example", "x-forwarded-proto": "https" },
    { origin: `http://localhost:${Number(port) + 1}` },
    { origin: `http://portal.localhost:${port}` },
    { origin: `https://localhost:${port}` },
    { origin: `${own}/` },
    { origin: own, "sec-fetch-site": "cross-site" },
    { origin: own, "sec-fetch-site": "same-site" },
  ];
  const requests = [
    ...actionsInTree().map((action) => {
      const { id, pages } = inBuild(action);
      const body = new FormData();
      for (const [name, value] of Object.entries(formFor(action.name, scene, scene.cast.assistant)))
        body.append(`_1_${name}`, value);
      const args = {
        action: [scene.company.slug, { status: "idle" }, "$K1"],
        ownAction: [{ status: "idle" }, "$K1"],
        ownStep: ["$K1"],
      };
      body.append("0", JSON.stringify(args[action.made]));
      return {
        name: action.name,
        path: fill(pages[0] ?? "/", fillingFor(scene)),
        extra: { "next-action": id, accept: "text/x-component" },
        body,
      };
    }),
    ...routesInTree()
      .filter((route) => route.startsWith("POST ") && !route.includes("/api/webhooks/"))
      .map((route) => {
        const { query, body = "" } = sentTo(route, scene);
        return { name: route, path: `${fill(route.slice(5), fillingFor(scene))}${query}`, extra: {}, body };
      }),
  ];
  // What works by itself would write meanwhile.
  await stopChild("worker");
  const before = await allRows(portal);
  const wrong: string[] = [];
  for (const { name, path, extra, body } of requests)
    for (const sent of foreign) {
      const answer = await fetch(`${own}${path}`, {
        method: "POST",
        headers: { ...cookie, ...extra, ...sent },
        body: body as BodyInit, // safe: the union of what both lists hold
        redirect: "manual",
      });
      const text = await answer.text();
      if (answer.status !== 403 || !text.includes("nothing was done"))
        wrong.push(`${name} with ${JSON.stringify(sent)}: ${answer.status}`);
    }
  const changed = Object.entries(await allRows(portal)).flatMap(([table, now]) =>
    before[table] === now ? [] : [table],
  );
  const count = requests.length * foreign.length;
  record({
    test: "T19",
    what: `${requests.length} actions and routes that change something × ${foreign.length} origins`,
    seed: null,
    count,
    found: `${wrong.length} not refused, ${changed.length} tables changed`,
    goal: "all 403, no row written",
    holds: wrong.length + changed.length === 0,
  });
  expect(wrong, wrong.join("\n")).toEqual([]);
  expect(changed).toEqual([]);

  // The same from the portal's own page runs, or all of this would prove nothing.
  const right = await ownRequest(own, scene.company.slug, cookie);
  expect(right).toBe(200);
  expect(await allRows(portal)).not.toEqual(before);
});

async function ownRequest(own: string, slug: string, cookie: Record<string, string>): Promise<number> {
  const action = actionsInTree().find(({ name }) => name.endsWith(" saveRoleAction"));
  if (!action) throw new Error("no action to compare with");
  const body = new FormData();
  for (const [name, value] of Object.entries({
    id: randomUUID(),
    name: "By ourselves",
    permissions: "unit:view",
  }))
    body.append(`_1_${name}`, value);
  body.append("0", JSON.stringify([slug, { status: "idle" }, "$K1"]));
  const headers = { ...cookie, origin: own, accept: "text/x-component", "next-action": inBuild(action).id };
  const answer = await fetch(`${own}/m/${slug}/members/roles`, { method: "POST", headers, body });
  await answer.text();
  return answer.status;
}
