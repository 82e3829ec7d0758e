import { describe, expect, test } from "vitest";
import { feeOn, payUntil, reminderFee, reminderRuleOf } from "./invoice-reminder";
import {
  ageOf,
  INVOICE_STATES,
  type InvoiceState,
  mayStep,
  OPEN_INVOICES,
  outstandingOf,
  standingOf,
  stateAfterPayment,
} from "./invoice-state";

describe("states", () => {
  test("only a draft is edited, sent or cancelled; only what was sent is credited or paid", () => {
    const who = (step: Parameters<typeof mayStep>[1]) =>
      INVOICE_STATES.filter((state) => mayStep({ kind: "invoice", state }, step));
    for (const step of ["edit", "send", "cancel"] as const) expect(who(step)).toEqual(["draft"]);
    expect(who("pay")).toEqual(["sent", "seen", "partly_paid"]);
    expect(who("remind")).toEqual(who("pay"));
    expect(who("credit")).toEqual(["sent", "seen", "partly_paid", "paid"]);
    expect([...OPEN_INVOICES]).toEqual(who("pay"));
    expect(mayStep({ kind: "credit_note", state: "sent" }, "pay")).toBe(false);
  });

  test("overdue from the day after, and only while money is expected", () => {
    const due = (state: InvoiceState) => ({ kind: "invoice", state, dueDay: "2026-11-20" }) as const;
    expect(standingOf(due("sent"), "2026-11-20")).toBe("sent");
    expect(standingOf(due("seen"), "2026-11-21")).toBe("overdue");
    expect(standingOf(due("partly_paid"), "2026-11-21")).toBe("overdue");
    for (const state of ["draft", "paid", "cancelled", "credited"] as const)
      expect(standingOf(due(state), "2027-01-01")).toBe(state);
  });

  test("money: a part, the rest with the fee, and too much", () => {
    const sums = (paidMinor: number) => ({ totalMinor: 10_000, feeMinor: 3_500, paidMinor });
    expect(stateAfterPayment("seen", sums(0))).toBe("seen");
    expect(stateAfterPayment("sent", sums(10_000))).toBe("partly_paid");
    expect(stateAfterPayment("partly_paid", sums(13_500))).toBe("paid");
    expect(stateAfterPayment("credited", sums(13_500))).toBe("credited");
    expect([0, 10_000, 13_500, 20_000].map((paid) => outstandingOf(sums(paid)))).toEqual([
      13_500, 3_500, 0, 0,
    ]);
  });

  test.each([
    ["2026-11-10", "not_due"],
    ["2026-11-11", "to_14"],
    ["2026-11-24", "to_14"],
    ["2026-11-25", "to_30"],
    ["2026-12-10", "to_30"],
    ["2026-12-11", "to_60"],
    ["2027-01-09", "to_60"],
    ["2027-01-10", "over_60"],
  ])("due on 10 November, looked at on %s: %s", (today, age) => expect(ageOf("2026-11-10", today)).toBe(age));
});

describe("fees of reminders", () => {
  const DUE = "2026-11-01";

  test("Norway: from the fourteenth day, twice", () => {
    expect(reminderFee("NO", DUE, [], "2026-11-14")).toEqual({
      ...{ allowed: false, why: "too_early", from: "2026-11-15" },
    });
    const first = { day: "2026-11-15", feeMinor: 3_500 };
    expect(reminderFee("NO", DUE, [], first.day)).toEqual({ allowed: true, feeMinor: 3_500, basedOn: 2023 });
    expect(reminderFee("NO", DUE, [first], "2026-11-28")).toMatchObject({ from: "2026-11-29" });
    const both = [first, { day: "2026-11-29", feeMinor: 3_500 }];
    expect(reminderFee("NO", DUE, both, "2027-03-01")).toEqual({ allowed: false, why: "enough_fees" });
  });

  test("Denmark: 100 kr three times, ten days apart", () => {
    const sent = ["2026-11-02", "2026-11-12"].map((day) => ({ day, feeMinor: 10_000 }));
    expect(reminderFee("DK", DUE, [], "2026-11-01")).toMatchObject({ why: "too_early", from: "2026-11-02" });
    expect(reminderFee("DK", DUE, sent, "2026-11-21")).toMatchObject({ from: "2026-11-22" });
    expect(reminderFee("DK", DUE, sent, "2026-11-22")).toEqual({
      allowed: true,
      feeMinor: 10_000,
      basedOn: null,
    });
    const three = [...sent, { day: "2026-11-22", feeMinor: 10_000 }];
    expect(reminderFee("DK", DUE, three, "2027-01-01")).toMatchObject({ why: "enough_fees" });
  });

  test("Finland: 5 € after 14 days; a reminder without a fee starts the next 14 as well", () => {
    expect(reminderFee("FI", DUE, [], "2026-11-15")).toEqual({ allowed: true, feeMinor: 500, basedOn: null });
    const free = [{ day: "2026-11-10", feeMinor: 0 }];
    expect(reminderFee("FI", DUE, free, "2026-11-15")).toMatchObject({ from: "2026-11-24" });
    expect(payUntil("FI", "2026-11-15")).toBe("2026-11-29");
  });

  test("a figure holds from its year on until the next one is known", () => {
    const rule = { ...reminderRuleOf("NO"), fees: { 2023: 3_500, 2027: 4_000 } };
    const on = (day: string) => feeOn(rule, day);
    expect(on("2026-12-31")).toEqual({ feeMinor: 3_500, basedOn: 2023 });
    expect(on("2027-01-01")).toEqual({ feeMinor: 4_000, basedOn: 2027 });
    expect(on("2022-06-01")).toEqual({ feeMinor: 3_500, basedOn: 2023 });
  });

  test("Sweden: 60 kr once, where it was agreed", () => {
    expect(reminderRuleOf("SE")).toMatchObject({ fees: { law: 6_000 }, onlyIfAgreed: true });
    expect(reminderFee("SE", DUE, [{ day: "2026-11-02", feeMinor: 6_000 }], "2027-01-01")).toMatchObject({
      why: "enough_fees",
    });
  });
});
