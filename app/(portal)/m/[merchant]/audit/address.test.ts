import { expect, test } from "vitest";
import { auditHref, parseAudit } from "./address";

const PERSON = "7c1f6a52-8f0e-4f0b-9c52-0d9f6f3b1a11";

test("an address is read into what it chooses and written back the same", () => {
  const query = {
    person: PERSON,
    kind: "payment",
    subject: "order 7",
    from: "2026-11-01",
    to: "2026-11-30",
    failed: "1",
    after: "1795000000000.50",
  };
  const address = parseAudit(query);
  expect(address).toEqual({ ...query, failed: true });
  const [, written = ""] = auditHref("shop", address).split("?");
  expect(parseAudit(Object.fromEntries(new URLSearchParams(written)))).toEqual(address);
});

test.each([
  ["person", "7"],
  ["person", "00000000-0000-0000-0000-000000000000"],
  ["kind", "everything"],
  ["subject", "  "],
  ["subject", "\0"],
  ["from", "2026-02-30"],
  ["to", "yesterday"],
  ["failed", "yes"],
  ["after", "1"],
  ["after", "9999999999999999.1"],
])("%s=%j is left out", (name, value) => {
  expect(parseAudit({ [name]: value })).toEqual({});
});

test("of a name given twice the first counts", () => {
  expect(parseAudit({ kind: ["unit", "payment"] })).toEqual({ kind: "unit" });
});

test("an empty choice is the plain address", () => {
  expect(auditHref("shop", {})).toBe("/m/shop/audit");
  expect(auditHref("shop", { failed: true })).toBe("/m/shop/audit?failed=1");
});
