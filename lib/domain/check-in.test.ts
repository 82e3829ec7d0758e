import { expect, test } from "vitest";
import { type CheckInFacts, checkInState, mayAsk } from "./check-in";

const SCANNED = new Date("2026-11-21T12:00:00Z");
const after = (seconds: number) => new Date(SCANNED.getTime() + seconds * 1_000);
const facts = (own: Partial<CheckInFacts> = {}): CheckInFacts => ({
  scannedAt: SCANNED,
  askedAt: null,
  creation: null,
  payment: null,
  ...own,
});

test.each([
  ["waits for a quarter of an hour", {}, 899, "waiting", true],
  ["and not a second longer", {}, 900, "gone", false],
  ["is being asked", { askedAt: after(60) }, 61, "asking", false],
  ["may be asked where the first asking broke off", { askedAt: after(60) }, 91, "waiting", true],
  ["is being asked while no answer came", { askedAt: after(60), creation: "unknown" }, 300, "asking", false],
  ["may be asked after a refusal", { askedAt: after(60), creation: "failed" }, 61, "waiting", true],
  [
    "has the amount on the phone",
    { askedAt: after(60), creation: "succeeded", payment: "requested" },
    61,
    "asked",
    false,
  ],
  [
    "still has it when the scan is over",
    { askedAt: after(800), creation: "succeeded", payment: "requested" },
    1_000,
    "asked",
    false,
  ],
  [
    "said no and may be asked again",
    { askedAt: after(60), creation: "succeeded", payment: "rejected" },
    90,
    "ended",
    true,
  ],
  [
    "said no, and the scan is over",
    { askedAt: after(60), creation: "succeeded", payment: "expired" },
    900,
    "ended",
    false,
  ],
  ["has paid", { askedAt: after(60), creation: "succeeded", payment: "captured" }, 90, "paid", false],
  ["has approved", { askedAt: after(60), creation: "succeeded", payment: "reserved" }, 90, "paid", false],
] as const)("a customer %s", (_, own, seconds, state, may) => {
  expect(checkInState(facts(own), after(seconds))).toBe(state);
  expect(mayAsk(facts(own), after(seconds))).toBe(may);
});
