import { expect, test } from "vitest";
import { auditDetails } from "./audit-details";

test("a change tells each field that differs, with what stood there and what stands there now", () => {
  const details = {
    before: { name: "Kaffe", city: "Oslo" },
    after: { name: "Te", city: "Oslo", phone: "4791" },
  };
  expect(auditDetails(details)).toEqual([
    { kind: "change", field: "name", before: "Kaffe", after: "Te" },
    { kind: "change", field: "phone", before: "", after: "4791" },
  ]);
});

test("a change of one value needs no field", () => {
  expect(auditDetails({ before: "daily", after: "weekly" })).toEqual([
    { kind: "change", field: "", before: "daily", after: "weekly" },
  ]);
  expect(auditDetails({ before: null, after: ["a", "b"] })).toEqual([
    { kind: "change", field: "", before: "", after: "a, b" },
  ]);
});

test("minor units with a currency are money, anything else a value under its name", () => {
  expect(auditDetails({ amountMinor: 12_300, currency: "NOK", operation: "x" })).toEqual([
    { kind: "money", field: "amount", value: { minor: 12_300, currency: "NOK" } },
    { kind: "value", field: "operation", value: "x" },
  ]);
  expect(auditDetails({ amountMinor: null, currency: "NOK" })).toEqual([
    { kind: "value", field: "currency", value: "NOK" },
  ]);
  expect(auditDetails({ access: [{ role: "assistant", unit: null }], again: false })).toEqual([
    { kind: "value", field: "access", value: "role: assistant" },
    { kind: "value", field: "again", value: "false" },
  ]);
});

test("all sums of a payment are money, those of nothing are left out, and what stayed the same is no change", () => {
  const sums = { authorizedMinor: 9_900, capturedMinor: 0, refundedMinor: 0, cancelledMinor: 4_900 };
  expect(auditDetails({ state: "AUTHORIZED", ...sums, currency: "NOK", operations: [] })).toEqual([
    { kind: "value", field: "state", value: "AUTHORIZED" },
    { kind: "money", field: "authorized", value: { minor: 9_900, currency: "NOK" } },
    { kind: "money", field: "cancelled", value: { minor: 4_900, currency: "NOK" } },
  ]);
  expect(auditDetails({ before: "submitted", after: "submitted" })).toEqual([]);
});

test.each([[null], [undefined], ["text"], [[1, 2]], [{}]])("%j says nothing", (details) => {
  expect(auditDetails(details)).toEqual([]);
});
