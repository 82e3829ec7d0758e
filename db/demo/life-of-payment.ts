import type { DemoUnit } from "./companies";
import type { Chance } from "./random";

/** One thing that happened to a demonstration payment. `at` is ISO in UTC, `amount` minor units. */
export type DemoStep = {
  action: "approve" | "abort" | "expire" | "terminate" | "capture" | "refund" | "cancel";
  at: string;
  amount?: number;
};

/** How many of a hundred payments end this way. */
const FATES = {
  captured: 58,
  reserved: 9,
  partial: 5,
  part_refunded: 5,
  refunded: 5,
  cancelled: 5,
  aborted: 5,
  expired: 4,
  terminated: 2,
  open: 2,
} as const;

export type Fate = keyof typeof FATES;

const MINUTE = 60_000;
const DAY = 86_400_000;

export function fateFor(chance: Chance, unit: DemoUnit, ageDays: number): Fate {
  const fate = chance.weighted(FATES);
  // Requests that stay open for weeks are sent by online units only, as the agreement with the platform has it.
  if (fate === "open") return unit.kind === "online" && ageDays < 20 ? "open" : "expired";
  const holds = fate === "reserved" || fate === "partial";
  if (unit.captureType === "direct" && (holds || fate === "cancelled")) return "captured";
  // A hold that nobody captured has lapsed by now in Denmark and Finland.
  return holds && ageDays > 12 ? "captured" : fate;
}

type Life = { fate: Fate; unit: DemoUnit; created: number; amount: number; now: number };

/** What happened to it, oldest first, none of it after `now`. */
export function lifeOf(chance: Chance, { fate, unit, created, amount, now }: Life): DemoStep[] {
  const at = (time: number, action: DemoStep["action"], part?: number): DemoStep => ({
    action,
    at: new Date(Math.min(time, now)).toISOString(),
    ...(part === undefined ? {} : { amount: part }),
  });
  const answered = created + chance.whole(20, 240) * 1_000;
  const shipped = answered + Math.floor(chance.next() * DAY);
  const returned = shipped + Math.floor(chance.next() * 9 * DAY);
  const half = Math.max(1, Math.floor(amount / 200) * 100);
  const approve = at(answered, "approve");
  // A unit with direct capture takes the money together with the approval.
  const taken = unit.captureType === "direct" ? [approve] : [approve, at(shipped, "capture", amount)];
  const lives: Record<Fate, DemoStep[]> = {
    open: [],
    aborted: [at(answered, "abort")],
    expired: [at(created + 10 * MINUTE, "expire")],
    terminated: [at(answered, "terminate")],
    reserved: [approve],
    cancelled: [approve, at(shipped, "cancel")],
    partial: [approve, at(shipped, "capture", half)],
    captured: taken,
    part_refunded: [...taken, at(returned, "refund", half)],
    refunded: [...taken, at(returned, "refund", amount)],
  };
  return lives[fate];
}
