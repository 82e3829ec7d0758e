import { describe, expect, test } from "vitest";
import { z } from "zod";
import type { Answer } from "./answer";
import { classify } from "./classify";
import type { HttpReply } from "./client";

const answer = z.object({ fine: z.literal(true) });
const come = (reply: HttpReply) => classify(reply, answer);
const replied = (status: number, json?: unknown, retryAfter?: number) =>
  come({ kind: "reply", status, json, ...(retryAfter !== undefined && { retryAfter }) });

test("what never left was not sent, and what was not answered may have been carried out", () => {
  expect(come({ kind: "not_sent" })).toEqual({ kind: "not_sent", why: "unreachable" });
  expect(come({ kind: "no_answer", why: "no_answer" })).toEqual({ kind: "unknown", why: "no_answer" });
  expect(come({ kind: "no_answer", why: "unreadable", status: 200 })).toEqual({
    kind: "unknown",
    why: "unreadable",
  });
});

// The table itself, status by status: one that is sorted wrongly moves money twice, or loses it from sight.
const UNREADABLE = { kind: "unknown", why: "unreadable" };
const SERVER = { kind: "unknown", why: "server_error" };
const no = (status: number) => ({ kind: "refused", status, code: `http_${status}`, detail: "" });
const SAYS: Record<number, object> = {
  200: { kind: "done", value: { fine: true } },
  201: { kind: "done", value: { fine: true } },
  299: { kind: "done", value: { fine: true } },
  423: { kind: "not_sent", why: "locked" },
  429: { kind: "not_sent", why: "too_many_requests" },
  ...Object.fromEntries([400, 403, 404, 409, 410, 415, 422].map((status) => [status, no(status)])),
};

describe("by the status", () => {
  const OTHERS = [100, 199, 300, 302, 307, 399, 401, 402, 405, 408, 411, 418, 424, 425, 428, 431, 451];
  const all = [...Object.keys(SAYS).map(Number), ...OTHERS, 500, 501, 502, 503, 504, 520, 599];
  test.each(all)("%i", (status) => {
    expect(replied(status, { fine: true })).toStrictEqual(SAYS[status] ?? SERVER);
  });

  test.each([200, 201, 204])("%i without what was asked for says nothing", (status) => {
    expect(replied(status, { fine: false })).toEqual(UNREADABLE);
    expect(replied(status)).toEqual(UNREADABLE);
  });
});

test.each([
  [423, "locked"],
  [429, "too_many_requests"],
] as const)("%i says when to come again", (status, why) => {
  expect(replied(status, undefined, 0)).toEqual({ kind: "not_sent", why, retryAfterSeconds: 0 });
  expect(replied(status, undefined, 7)).toEqual({ kind: "not_sent", why, retryAfterSeconds: 7 });
});

describe("what a refusal says of itself", () => {
  const coded = (reason: unknown, name = "ErrorCode") => ({
    extraDetails: [
      { name: "amount", reason: "1" },
      { name, reason },
    ],
  });
  const codeOf = (json: unknown) => {
    const said: Answer<unknown> = replied(400, json);
    return said.kind === "refused" ? said.code : said.kind;
  };

  test.each([
    ["four digits", coded("6090"), "6090"],
    ["five digits", coded("60901"), "60901"],
    ["three digits", coded("609"), "http_400"],
    ["six digits", coded("609012"), "http_400"],
    ["digits behind something", coded("x6090"), "http_400"],
    ["digits before something", coded("6090x"), "http_400"],
    ["nothing", coded(null), "http_400"],
    ["under another name", coded("6090", "Code"), "http_400"],
    ["no details", {}, "http_400"],
    ["null for details", { extraDetails: null }, "http_400"],
    ["no object", "6090", "http_400"],
    ["try again", coded("6280"), "not_sent"],
  ])("code: %s", (_, json, code) => {
    expect(codeOf(json)).toBe(code);
  });

  test("6280 may be sent again under the same key", () => {
    expect(replied(409, coded("6280"))).toEqual({ kind: "not_sent", why: "try_again" });
  });

  test.each([
    [
      "its fields before its words",
      {
        title: "T",
        detail: "D",
        invalidParams: [
          { name: "a", reason: "b" },
          { name: "c", reason: "d" },
        ],
      },
      "a: b c: d",
    ],
    ["its words before its title", { title: "T", detail: "D", invalidParams: [] }, "D"],
    ["its title", { title: "T", detail: null, invalidParams: null }, "T"],
    ["no more than 300 characters", { detail: "d".repeat(301) }, "d".repeat(300)],
    ["nothing where it cannot be read", { title: 7, detail: "D" }, ""],
  ])("detail: %s", (_, json, detail) => {
    expect(replied(422, json)).toMatchObject({ kind: "refused", status: 422, detail });
  });
});
