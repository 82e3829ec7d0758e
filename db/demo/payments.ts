import type { DemoCompany, DemoUnit } from "./companies";
import type { Chance } from "./random";

/** What happened to one demonstration payment, in order. Times are ISO in UTC, amounts minor units. */
export type DemoStep = {
  name: "approve" | "abort" | "expire" | "terminate" | "capture" | "refund" | "cancel";
  at: string;
  amount?: number;
};

export type DemoPayment = {
  msn: string;
  reference: string;
  amount: number;
  currency: DemoCompany["currency"];
  description: string;
  customerPhone: string;
  userFlow: "WEB_REDIRECT" | "PUSH_MESSAGE" | "QR";
  createdAt: string;
  /** Long-living requests stay open; the others had their ten minutes. */
  expiresAt?: string;
  steps: DemoStep[];
};

const MINUTE = 60_000;
const DAY = 86_400_000;
const GOODS: Record<DemoCompany["country"], readonly string[]> = {
  NO: [
    "Kaffebønner 500 g",
    "Filterkaffe og skolebolle",
    "Espressokurs lørdag",
    "Gavekort",
    "Kopp, blå glasur",
    "Kaffeabonnement",
  ],
  DK: [
    "Uldplaid, grå",
    "Bloklys, 6 stk.",
    "Lammeskind",
    "Keramikvase",
    "Gavekort",
    "Sengetøj, økologisk bomuld",
  ],
  FI: [
    "Saunatuoksu, koivu",
    "Kiulu ja kauha",
    "Pellavapyyhe",
    "Lahjakortti",
    "Kiuaskivet 20 kg",
    "Vihta, kuivattu",
  ],
};

type Fate =
  | "captured"
  | "reserved"
  | "partial"
  | "part_refunded"
  | "refunded"
  | "cancelled"
  | "aborted"
  | "expired"
  | "terminated"
  | "open";
const FATES: Record<Fate, number> = {
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
};

type Place = { company: DemoCompany; unit: DemoUnit; phones: readonly string[] };

/** One payment of the `days` days before `now`, the `n`th of its sales unit. */
export function demoPayment(chance: Chance, place: Place, n: number, now: Date, days = 90): DemoPayment {
  const { company, unit, phones } = place;
  const created = momentOfTrade(chance, now, days);
  const fate = fateFor(chance, unit, (now.getTime() - created) / DAY);
  const amount =
    unit.kind === "online"
      ? chance.whole(90, 2_400) * 100 - chance.pick([0, 0, 10, 50])
      : chance.whole(35, 420) * 100;
  return {
    msn: unit.msn,
    reference: `${unit.kind === "online" ? "order" : "till"}-${unit.msn}-${String(n).padStart(6, "0")}`,
    amount,
    currency: company.currency,
    description: chance.pick(GOODS[company.country]),
    customerPhone: chance.pick(phones),
    userFlow: unit.kind === "online" ? "WEB_REDIRECT" : chance.pick(["PUSH_MESSAGE", "QR"]),
    createdAt: new Date(created).toISOString(),
    ...(fate === "open"
      ? { expiresAt: new Date(now.getTime() + chance.whole(1, 20) * DAY).toISOString() }
      : {}),
    steps: stepsOf(chance, fate, unit, created, amount, now.getTime()),
  };
}

// More trade by day than by night, and more on a Saturday than on a Monday.
function momentOfTrade(chance: Chance, now: Date, days: number): number {
  for (;;) {
    const at = now.getTime() - Math.floor(chance.next() * days * DAY) - 15 * MINUTE;
    const hour = new Date(at).getUTCHours();
    const weekday = new Date(at).getUTCDay();
    const busy = (hour >= 7 && hour <= 19 ? 1 : 0.08) * (weekday === 6 ? 1 : weekday === 0 ? 0.55 : 0.75);
    if (chance.next() < busy) return at;
  }
}

function fateFor(chance: Chance, unit: DemoUnit, ageDays: number): Fate {
  const fate = chance.weighted(FATES);
  if (unit.captureType === "direct")
    return ["reserved", "partial", "cancelled"].includes(fate) ? "captured" : fate;
  // A hold that nobody captured has lapsed by now; an open request has expired.
  if ((fate === "reserved" || fate === "partial") && ageDays > 12) return "captured";
  return fate === "open" && ageDays > 20 ? "expired" : fate;
}

function stepsOf(
  chance: Chance,
  fate: Fate,
  unit: DemoUnit,
  created: number,
  amount: number,
  now: number,
): DemoStep[] {
  const answered = created + chance.whole(20, 240) * 1_000;
  const later = (from: number, most: number) => Math.min(from + Math.floor(chance.next() * most), now);
  const step = (name: DemoStep["name"], at: number, part?: number): DemoStep => ({
    name,
    at: new Date(at).toISOString(),
    ...(part === undefined ? {} : { amount: part }),
  });
  if (fate === "open") return [];
  if (fate === "aborted") return [step("abort", answered)];
  if (fate === "expired") return [step("expire", created + 10 * MINUTE)];
  if (fate === "terminated") return [step("terminate", answered)];
  const approve = step("approve", answered);
  const shipped = later(answered, DAY);
  if (fate === "reserved") return [approve];
  if (fate === "cancelled") return [approve, step("cancel", shipped)];
  const part = Math.max(100, Math.floor(amount / 200) * 100);
  if (fate === "partial") return [approve, step("capture", shipped, Math.min(part, amount))];
  // A unit with direct capture takes the money together with the approval.
  const captured = unit.captureType === "direct" ? [approve] : [approve, step("capture", shipped, amount)];
  if (fate === "captured") return captured;
  const returned = later(shipped, 9 * DAY);
  return [...captured, step("refund", returned, fate === "refunded" ? amount : Math.min(part, amount - 1))];
}
