import { describe, expect, test } from "vitest";
import { type Currency, money } from "@/lib/domain/money";
import type { Answer } from "@/lib/payments-api/answer";
import type { Modified } from "@/lib/payments-api/wire";
import { judgeAnswer } from "./judge-answer";

const AT = new Date("2026-11-21T12:00:00Z");
const later = (seconds: number) => new Date(AT.getTime() + seconds * 1_000);

/** 10.00 approved, 4.00 captured, 1.00 given back. */
const ROW = {
  ...{ currency: "NOK", authorizedMinor: 1_000, capturedMinor: 400 },
  ...{ refundedMinor: 100, cancelledMinor: 0 },
} as const;
type Asked = Parameters<typeof judgeAnswer>[0];
const asked = (kind: Asked["kind"] = "capture", amountMinor: number | null = 300): Asked => ({
  ...{ kind, amountMinor },
  ...{ firstSentAt: AT, lastSentAt: AT },
});
const before = { executedBefore: true };
const judge = (answer: Answer<Modified>, more: object = {}, one = asked()) =>
  judgeAnswer(one, ROW, { answer, executedBefore: false, ...more }, AT);

type Sums = {
  captured?: number;
  refunded?: number;
  cancelled?: number;
  state?: Modified["state"];
  in?: Currency;
};

function shows({
  captured = 400,
  refunded = 100,
  cancelled = 0,
  state = "AUTHORIZED",
  in: currency = "NOK",
}: Sums) {
  const of = (minor: number) => money(minor, currency);
  const aggregate = {
    authorized: of(1_000),
    captured: of(captured),
    refunded: of(refunded),
    cancelled: of(cancelled),
  };
  const value: Modified = { reference: "r", pspReference: "p", state, amount: of(1_000), aggregate };
  return { kind: "done", value } as const;
}

const SUCCEEDED = { state: "succeeded", leaseUntil: null, settledAt: AT, platformAt: AT };
const OPEN = { state: "unknown", leaseUntil: null, nextAt: later(10) };

describe("carried out", () => {
  test.each<[string, Asked, Sums]>([
    ["a capture", asked(), { captured: 700 }],
    ["a capture beside another one", asked(), { captured: 701 }],
    ["a refund", asked("refund"), { refunded: 400 }],
    ["a cancellation", asked("cancel", null), { cancelled: 1 }],
    ["a request withdrawn", asked("cancel", null), { state: "TERMINATED" }],
  ])("%s that the amounts show has succeeded", (_, one, sums) => {
    expect(judge(shows(sums), {}, one)).toEqual(SUCCEEDED);
  });

  test.each<[string, Asked, Sums]>([
    ["a capture that is not all there", asked(), { captured: 699 }],
    ["a refund that is not all there", asked("refund"), { refunded: 399 }],
    ["a capture in the refund's place", asked("refund"), { captured: 700 }],
    ["a refund in the capture's place", asked(), { refunded: 400 }],
    ["nothing released", asked("cancel", null), {}],
    ["amounts that contradict those known", asked("cancel", null), { captured: 700, cancelled: 301 }],
    ["another currency", asked(), { captured: 700, in: "DKK" }],
  ])("%s is not believed: it stays open, and is looked for", (_, one, sums) => {
    expect(judge(shows(sums), {}, one)).toEqual(OPEN);
  });

  test("after a lost answer what is known may hold the movement already", () => {
    expect(judge(shows({ captured: 400 }), before)).toEqual(SUCCEEDED);
    expect(judge(shows({ captured: 400 }), before, asked("capture", 401))).toEqual(OPEN);
    expect(judge(shows({ refunded: 100 }), before, asked("refund", 100))).toEqual(SUCCEEDED);
    expect(judge(shows({ refunded: 100 }), before, asked("refund", 101))).toEqual(OPEN);
  });

  test("an operation without an amount of its own is done once the platform says so", () => {
    expect(judge(shows({}), {}, asked("capture", null))).toEqual(SUCCEEDED);
    expect(judge(shows({ captured: 399 }), {}, asked("capture", null))).toEqual(OPEN);
  });
});

describe("no answer", () => {
  const silence = { kind: "unknown", why: "no_answer" } as const;

  test("is never taken for a yes or a no", () => {
    expect(judge(silence)).toEqual(OPEN);
    expect(judge({ kind: "unknown", why: "server_error" }, before)).toEqual(OPEN);
  });

  test("is looked for by the time since the first sending, and soon after the last", () => {
    const hour = { ...asked(), firstSentAt: later(-3_600), lastSentAt: later(-3_600) };
    expect(judge(silence, {}, hour)).toEqual({ ...OPEN, nextAt: later(3_600) });
    expect(judge(silence, {}, { ...hour, lastSentAt: AT })).toEqual(OPEN);
    expect(judge(silence, {}, { ...hour, lastSentAt: null })).toEqual({ ...OPEN, nextAt: later(3_600) });
    expect(judge(silence, {}, { ...hour, firstSentAt: null, lastSentAt: null })).toEqual(OPEN);
  });

  test("is looked for at once where a week has passed", () => {
    const old = { ...asked(), firstSentAt: later(-8 * 86_400), lastSentAt: AT };
    expect(judge(silence, {}, old)).toEqual({ ...OPEN, nextAt: AT });
  });
});

describe("not sent", () => {
  test.each([
    ["unreachable", undefined, 15],
    ["too_many_requests", 0, 15],
    ["too_many_requests", 14, 15],
    ["locked", 16, 16],
    ["try_again", 3_599, 3_599],
    ["too_many_requests", 3_601, 3_600],
    ["too_many_requests", 999_999, 3_600],
  ] as const)("%s for %s s waits %i s", (why, retryAfterSeconds, seconds) => {
    const answer = {
      kind: "not_sent",
      why,
      ...(retryAfterSeconds !== undefined && { retryAfterSeconds }),
    } as const;
    expect(judge(answer)).toEqual({ state: "pending", leaseUntil: null, nextAt: later(seconds) });
    // What was sent before may have been carried out, whatever became of this attempt.
    expect(judge(answer, before)).toEqual({ state: "unknown", leaseUntil: null, nextAt: later(seconds) });
  });

  test("keys that are not taken end it, unless it was sent before", () => {
    const refused = { kind: "not_sent", why: "keys_refused" } as const;
    const ended = { leaseUntil: null, settledAt: AT, errorCode: "http_401", errorDetail: null };
    expect(judge(refused)).toEqual({ state: "failed", ...ended });
    expect(judge(refused, before)).toEqual({ state: "unknown", leaseUntil: null, nextAt: later(15) });
  });
});

describe("refused", () => {
  const refused = (status: number) => ({ kind: "refused", status, code: "6090", detail: "no" }) as const;
  const said = { errorCode: "6090", errorDetail: "no" };
  const asksLog = { state: "unknown", leaseUntil: null, nextAt: AT, ...said };
  const failed = { state: "failed", leaseUntil: null, settledAt: AT, ...said };

  test.each<[string, number, object, object]>([
    ["at the first attempt", 400, {}, failed],
    ["after a lost answer: the log is asked", 400, before, asksLog],
    ["and the log shows nothing", 400, { ...before, notInLog: true }, failed],
    ["a conflict of keys: the log is asked", 409, {}, asksLog],
    [
      "which shows nothing: a person looks",
      409,
      { notInLog: true },
      { state: "needs_review", leaseUntil: null, ...said },
    ],
    ["a conflict after a lost answer", 409, before, asksLog],
  ])("%s", (_, status, heard, verdict) => {
    expect(judge(refused(status), heard)).toEqual(verdict);
  });
});
