import { randomUUID } from "node:crypto";
import { expect, it } from "vitest";
import { createAdministrator, createMerchant, createPerson } from "@/lib/testing/factories";
import { useTestDatabase } from "@/lib/testing/test-db";
import { useTestPlatform } from "@/lib/testing/test-platform";
import { importMembers, MOST_ROWS } from "./import-members";
import { saveRole } from "./save-role";

const db = useTestDatabase();
useTestPlatform();

const HEAD = "country;number;name;email;role;extras;units;from;until";
const failure = (code: string) => ({ ok: false, error: { code } });

async function company() {
  const merchant = await createMerchant(2);
  const admin = await createAdministrator(merchant);
  const send = (...lines: string[]) => importMembers.call(admin, { text: [HEAD, ...lines].join("\n") });
  return { merchant, admin, send };
}

it("invites line by line and says what became of each; a wrong one stops no other", async () => {
  const { merchant, send } = await company();
  const [first = "", second = ""] = merchant.units;
  const answer = await send(
    `DK;280671-1589;;emil@example.test;Sales unit manager;tm dev;${first} ${second};;2040-12-31`,
    "NO;14037941222;Wrong Digit;;assistant;;all;;",
    "NO;+47 91 00 00 11;;;accountant;;all;;",
    "SE;+46701740605;;;assistant;;all;;",
    "NO;27046815527;;;king;;all;;",
    "FI;130986-9427;;;assistant;;999999;;",
    "DK;2806711589;;;assistant;;all;;",
  );
  expect(answer.ok && answer.value.rows).toEqual([
    { line: 2, name: "Emil Nygaard", failure: null },
    { line: 3, name: "Wrong Digit", failure: "nin_wrong" },
    { line: 4, name: "Nora Vik", failure: null },
    { line: 5, name: "", failure: "nin_needed_in_sweden" },
    { line: 6, name: "", failure: "role_not_found" },
    { line: 7, name: "", failure: "unit_not_found" },
    { line: 8, name: "Emil Nygaard", failure: "already_member" },
  ]);
  const grants = await db.sql(
    `select u.name, g.role, g.transaction_management as tm, g.developer as dev, g.unit from grants g
     join users u on u.id = g.user_id where g.merchant_id = $1 and g.role <> 'administrator' order by u.name, g.unit`,
    [merchant.id],
  );
  const emil = { name: "Emil Nygaard", role: "sales_unit_manager", tm: true, dev: true };
  expect(grants).toEqual([
    ...[first, second].sort().map((unit) => ({ ...emil, unit })),
    { name: "Nora Vik", role: "accountant", tm: false, dev: false, unit: null },
  ]);
  const waiting = await db.sql("select 1 from memberships where merchant_id = $1 and accepted_at is null", [
    merchant.id,
  ]);
  expect(waiting).toHaveLength(2);
});

it("gives a role of the company's own by its name, and what is left out or unreadable by nobody's guess", async () => {
  const { merchant, admin, send } = await company();
  const [unit = ""] = merchant.units;
  const own = { id: randomUUID(), name: "Shift lead", permissions: ["payment:refund" as const] };
  const posing = { ...own, id: randomUUID(), name: "Assistant" };
  for (const role of [own, posing]) await saveRole.call(admin, role);
  const other = await company();
  await saveRole.call(other.admin, { ...own, id: randomUUID(), name: "Elsewhere" });
  const answer = await send(
    `DK;280671-1589;;;shift LEAD;tm dev;${unit};;`,
    "NO;+47 91 00 00 11;;;assistant;;all;;",
    "NO;27046815527;;;Elsewhere;;all;;",
    "NO;27046815527;;;Shift lead;;;;",
    "NO;27046815527;;;Shift lead;;all;2040-13-01;",
  );
  expect(answer.ok && answer.value.rows.map(({ failure: why }) => why)).toEqual([
    null,
    null,
    "role_not_found",
    "row_unreadable",
    "row_unreadable",
  ]);
  const grants = await db.sql(
    `select u.name, g.role, g.own_role, g.unit, g.transaction_management or g.developer as extra from grants g
     join users u on u.id = g.user_id where g.merchant_id = $1 and g.role <> 'administrator' order by u.name`,
    [merchant.id],
  );
  expect(grants).toEqual([
    { name: "Emil Nygaard", role: "accountant", own_role: own.id, unit, extra: false },
    { name: "Nora Vik", role: "assistant", own_role: null, unit: null, extra: false },
  ]);
});

it("refuses a file without people, one that is too long, and whoever is no administrator", async () => {
  const { merchant, send } = await company();
  expect(await send()).toEqual(failure("file_empty"));
  expect(await send(...Array(MOST_ROWS + 1).fill("NO;1;;;assistant;;all;;"))).toEqual(
    failure("file_too_long"),
  );
  const assistant = await createPerson(merchant, [{ role: "assistant", extras: [], unit: "all" }]);
  expect(await importMembers.call(assistant, { text: HEAD })).toMatchObject(failure("forbidden"));
});
