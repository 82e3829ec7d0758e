import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  EXTRA_PERMISSIONS,
  type ExtraPermission,
  type Grant,
  givenBy,
  holds,
  PERMISSIONS,
  type Permission,
  permissionsOf,
  ROLES,
  type Role,
  reaches,
  reachOf,
} from "./permission";

// Written down a second time, by hand, from the manual's matrix: A Administrator, M Sales Unit Manager, S Assistant, and our own R Accountant, who reads, and keeps the books;
// T and D stand for the extra permissions Transaction Management and Developer.
const MATRIX: Record<Permission, string> = {
  "unit:view": "AMSR",
  "unit:edit": "AM",
  "unit:deactivate": "AM",
  "unit:order": "A",
  "settlement-period:edit": "AM",
  "settlement-account:edit": "A",
  "transaction:view": "AMSR",
  "transaction:export": "AMSR",
  "note:write": "AMS",
  "payment:capture": "AT",
  "payment:cancel": "AT",
  "payment:refund": "AT",
  "payment-request:send": "AMS",
  "payment-link:manage": "AMS",
  "report:download": "AMSR",
  "report:subscribe": "AM",
  "settlement:reconcile": "AMR",
  "developer:manage": "AD",
  "member:manage": "A",
  "company:edit": "A",
  "audit:view": "A",
};

const LETTERS = { A: "administrator", M: "sales_unit_manager", S: "assistant", R: "accountant" } as const;
const EXTRA_LETTERS = { T: "transaction_management", D: "developer" } as const;

const grant = (role: Role, unit: Grant["unit"] = "all", ...extras: ExtraPermission[]): Grant => ({
  role,
  unit,
  extras,
});

describe("the matrix", () => {
  test.each(Object.entries(MATRIX))("%s: %s", (permission, letters) => {
    const name = PERMISSIONS.find((one) => one === permission);
    if (!name) throw new Error(`no such permission: ${permission}`);
    for (const [letter, role] of Object.entries(LETTERS))
      expect([role, permissionsOf(grant(role)).has(name)]).toEqual([role, letters.includes(letter)]);
    for (const [letter, extra] of Object.entries(EXTRA_LETTERS)) {
      const given = permissionsOf(grant("assistant", "all", extra)).has(name);
      expect([extra, given]).toEqual([extra, letters.includes(letter) || letters.includes("S")]);
    }
  });

  test("says which roles and extras would give a permission", () => {
    expect(givenBy("payment:refund")).toEqual({
      roles: ["administrator"],
      extras: ["transaction_management"],
    });
    expect(givenBy("unit:edit")).toEqual({ roles: ["administrator", "sales_unit_manager"], extras: [] });
    for (const permission of PERMISSIONS) expect(givenBy(permission).roles).toContain("administrator");
  });
});

describe("a role of the company's own", () => {
  const own = { id: "1", name: "Till", permissions: ["unit:view", "payment:refund", "audit:view"] as const };
  const till = (unit: string): Grant => ({ ...grant("accountant", unit), own });

  test("gives just what it lists, whatever stands beside it", () => {
    expect([...permissionsOf({ ...till("all"), extras: ["developer"] })].sort()).toEqual(
      [...own.permissions].sort(),
    );
  });

  test("reaches the sales units that it was given for, and nothing company-wide from one of them", () => {
    expect(reachOf([till("111")], "payment:refund")).toEqual(["111"]);
    expect(reachOf([till("111")], "transaction:view")).toBe("none");
    expect(reachOf([till("111")], "audit:view")).toBe("none");
    expect(reachOf([till("all")], "audit:view")).toBe("all");
  });
});

describe("reach", () => {
  test.each<[string, Grant[], Permission, ReturnType<typeof reachOf>]>([
    ["no grant", [], "unit:view", "none"],
    ["one unit", [grant("assistant", "111")], "unit:view", ["111"]],
    [
      "two units, sorted",
      [grant("assistant", "222"), grant("assistant", "111")],
      "unit:view",
      ["111", "222"],
    ],
    [
      "the same unit twice",
      [grant("assistant", "111"), grant("sales_unit_manager", "111")],
      "unit:view",
      ["111"],
    ],
    ["all", [grant("assistant", "111"), grant("assistant")], "unit:view", "all"],
    [
      "only where the extra was given",
      [grant("assistant", "111", "transaction_management"), grant("assistant", "222")],
      "payment:refund",
      ["111"],
    ],
    ["a right that no grant has", [grant("sales_unit_manager")], "payment:refund", "none"],
    ["the company's own, on all", [grant("administrator")], "member:manage", "all"],
    ["the company's own, on one unit only", [grant("administrator", "111")], "member:manage", "none"],
    ["audit, on one unit only", [grant("administrator", "111")], "audit:view", "none"],
    ["ordering units, on one unit only", [grant("administrator", "111")], "unit:order", "none"],
    ["company data, on one unit only", [grant("administrator", "111")], "company:edit", "none"],
  ])("%s", (_name, grants, permission, reach) => {
    expect(reachOf(grants, permission)).toEqual(reach);
    expect(holds(grants, permission)).toBe(reach !== "none");
  });

  test.each<[ReturnType<typeof reachOf>, boolean]>([
    ["all", true],
    ["none", false],
    [["111"], true],
    [["222"], false],
    [["1111", "11"], false],
  ])("%o reaches unit 111: %s", (reach, answer) => {
    expect(reaches(reach, "111")).toBe(answer);
  });

  test("no reach is no list of letters", () => {
    for (const unit of ["none", "one", "", "all"]) expect(reaches("none", unit)).toBe(false);
  });
});

const someGrant = fc.record({
  role: fc.constantFrom(...ROLES),
  extras: fc.subarray([...EXTRA_PERMISSIONS]),
  unit: fc.constantFrom("111", "222", "333", "all"),
});

test("taking a grant away never adds reach, and giving one never takes any", () => {
  fc.assert(
    fc.property(
      fc.array(someGrant, { maxLength: 5 }),
      someGrant,
      fc.constantFrom(...PERMISSIONS),
      (some, one, permission) => {
        const [less, more] = [reachOf(some, permission), reachOf([...some, one], permission)];
        for (const unit of ["111", "222", "333", "444"])
          if (reaches(less, unit)) expect(reaches(more, unit)).toBe(true);
      },
    ),
  );
});
