import { expect, it } from "vitest";
import { IDENTITIES } from "./access-identities";
import { ACTIONS, PAGES } from "./access-policy";
import { ROUTES } from "./access-routes";
import { actionsInTree, pagesInTree, routesInTree } from "./entry-points";

// Whether the lines are right is tried by e2e/access-matrix.spec.ts against the running portal.
const kinds = [
  ["page", "PAGES", PAGES, pagesInTree()],
  ["route", "ROUTES", ROUTES, routesInTree()],
  ["action", "ACTIONS", ACTIONS, actionsInTree().map(({ name }) => name)],
] as const;

it.each(kinds)("every %s has a line in the policy of access", (kind, table, policy, found) => {
  const missing = found
    .filter((name) => !policy[name])
    .map(
      (name) =>
        `The ${kind} "${name}" has no line in lib/testing/access-policy.ts or access-routes.ts: add to ${table} who may, ` +
        `as the matrix of roles has it, such as "${name}": ADMINISTRATOR`,
    );
  expect(missing, missing.join("\n")).toEqual([]);
});

it.each(kinds)("the policy names no %s that is gone", (_, table, policy, found) => {
  const gone = Object.keys(policy).filter((name) => !found.includes(name));
  expect(gone, `take these out of ${table} in lib/testing/access-policy.ts or access-routes.ts`).toEqual([]);
});

it("lets nobody in who does not belong, into nothing of a company", () => {
  const outside = IDENTITIES.filter((one) =>
    ["nobody", "owing", "stranger", "invited", "removed", "disabled"].includes(one),
  );
  const all = Object.entries({ ...PAGES, ...ROUTES, ...ACTIONS });
  const open = all.filter(
    ([name, who]) => name.includes("[merchant]") && who.some((one) => outside.includes(one)),
  );
  expect(open.map(([name]) => name)).toEqual([]);
});
