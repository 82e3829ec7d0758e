import { expect, test } from "vitest";
import type { Grant, Permission } from "./permission";
import { needsSecondFactor } from "./second-factor";

const ownRole = (...permissions: Permission[]): Grant => {
  return { role: "accountant", own: { id: "r", name: "Own", permissions }, extras: [], unit: "all" };
};
const grant = (role: Grant["role"], ...extras: Grant["extras"]): Grant => ({ role, extras, unit: "all" });

test.each([
  [[], false],
  [[grant("assistant")], false],
  [[grant("sales_unit_manager")], false],
  [[grant("administrator")], true],
  [[grant("assistant", "transaction_management")], true],
  [[grant("sales_unit_manager", "developer")], true],
  [[grant("accountant")], false],
  [[ownRole("unit:view", "transaction:view")], false],
  [[ownRole("unit:view", "payment:refund")], true],
  [[ownRole("settlement-account:edit")], true],
  [[ownRole("member:manage")], true],
  [[grant("assistant"), { role: "assistant", extras: ["developer"], unit: "654321" }], true],
] as [Grant[], boolean][])("%j: %s", (grants, needed) => {
  expect(needsSecondFactor(grants)).toBe(needed);
});
