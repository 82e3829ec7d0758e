import { describe, expect, it } from "vitest";
import { demoPayments } from "./order-payments";

const people = ["4791000001", "4791000002", "4520000101"].map((phone, n) => ({
  id: `p${n}`,
  name: "P",
  country: "NO" as const,
  nin: "1",
  phone,
  email: "p@example.test",
  authenticatorSecret: "",
  kind: "customer" as const,
}));
const NOW = Date.parse("2026-11-21T12:00:00Z");

describe("the demonstration payments", () => {
  const payments = demoPayments(people, NOW);

  it("are 5 000, with references that are used once per sales unit", () => {
    expect(payments).toHaveLength(5_000);
    expect(new Set(payments.map(({ msn, reference }) => `${msn} ${reference}`)).size).toBe(5_000);
  });

  it("are the same from the same seed", () => {
    expect(demoPayments(people, NOW)).toEqual(payments);
    expect(demoPayments(people, NOW, 1)).not.toEqual(payments);
  });

  it("end in every way that a payment can end", () => {
    const endings = new Set(payments.map(({ events }) => events.map(({ action }) => action).join(" ")));
    for (const ending of [
      "",
      "abort",
      "expire",
      "terminate",
      "approve",
      "approve capture",
      "approve cancel",
      "approve capture refund",
    ])
      expect(endings).toContain(ending);
  });

  it("lie within 90 days and never go back in time", () => {
    for (const { createdAt, events } of payments) {
      const times = [createdAt, ...events.map(({ at }) => at)].map((text) => Date.parse(text));
      expect(times).toEqual([...times].sort((a, b) => a - b));
      expect(times[0]).toBeGreaterThan(NOW - 91 * 86_400_000);
      expect(times.at(-1)).toBeLessThanOrEqual(NOW);
    }
  });
});
