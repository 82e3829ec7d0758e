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

test.each([[null], [undefined], ["text"], [[1, 2]], [{}]])("%j says nothing", (details) => {
  expect(auditDetails(details)).toEqual([]);
});
