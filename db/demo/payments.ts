import type { DemoCompany, DemoUnit } from "./companies";
import { type DemoStep, fateFor, lifeOf } from "./life-of-payment";
import type { Chance } from "./random";

/** A payment with its whole life, as the sandbox's bulk order takes it. Amounts in minor units, times ISO in UTC. */
export type DemoPayment = {
  msn: string;
  reference: string;
  amount: number;
  description: string;
  phone: string;
  userFlow: "WEB_REDIRECT" | "PUSH_MESSAGE" | "QR";
  customerInteraction: "CUSTOMER_PRESENT" | "CUSTOMER_NOT_PRESENT";
  createdAt: string;
  expiresAt?: string;
  receipt?: object;
  /** What the customer was asked to share; most online shops ask. */
  profile?: { scope: string };
  events: DemoStep[];
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

type Place = { company: DemoCompany; unit: DemoUnit; phones: readonly string[] };

/** One payment of the 90 days before `now`, the `n`th of its sales unit. */
export function demoPayment(
  chance: Chance,
  { company, unit, phones }: Place,
  n: number,
  now: number,
): DemoPayment {
  const created = momentOfTrade(chance, now);
  const fate = fateFor(chance, unit, (now - created) / DAY);
  const amount = priceAt(chance, company, unit);
  const online = unit.kind === "online";
  const description = chance.pick(GOODS[company.country]);
  return {
    msn: unit.msn,
    reference: `${online ? "order" : "till"}-${unit.msn}-${String(n).padStart(6, "0")}`,
    amount,
    description,
    phone: chance.pick(phones),
    userFlow:
      fate === "open" ? "PUSH_MESSAGE" : online ? "WEB_REDIRECT" : chance.pick(["PUSH_MESSAGE", "QR"]),
    customerInteraction: online ? "CUSTOMER_NOT_PRESENT" : "CUSTOMER_PRESENT",
    createdAt: new Date(created).toISOString(),
    ...(fate === "open"
      ? longLiving(now + chance.whole(1, 20) * DAY, description, amount, company.currency)
      : {}),
    ...(chance.next() < (online ? 0.85 : 0.4) ? { profile: { scope: "name phoneNumber" } } : {}),
    events: lifeOf(chance, { fate, unit, created, amount, now }),
  };
}

// A long-living request has to come with its receipt.
function longLiving(
  until: number,
  name: string,
  amount: number,
  currency: string,
): Pick<DemoPayment, "expiresAt" | "receipt"> {
  const tax = Math.round(amount / 5);
  const line = {
    name,
    id: "1",
    totalAmount: amount,
    totalAmountExcludingTax: amount - tax,
    totalTaxAmount: tax,
    taxRate: 2500,
  };
  return {
    expiresAt: new Date(until).toISOString(),
    receipt: { orderLines: [line], bottomLine: { currency } },
  };
}

function priceAt(chance: Chance, { currency }: DemoCompany, { kind }: DemoUnit): number {
  const scale = currency === "EUR" ? 10 : 100;
  if (kind === "in_person") return chance.whole(35, 420) * scale;
  return chance.whole(90, 2_400) * scale - chance.pick([0, 0, 10, 50]);
}

// More trade by day than by night, and more on a Saturday than on a Monday.
function momentOfTrade(chance: Chance, now: number): number {
  for (;;) {
    const at = now - 15 * MINUTE - Math.floor(chance.next() * 90 * DAY);
    const hour = new Date(at).getUTCHours();
    const weekday = new Date(at).getUTCDay();
    const busy = (hour >= 7 && hour <= 19 ? 1 : 0.08) * (weekday === 6 ? 1 : weekday === 0 ? 0.55 : 0.75);
    if (chance.next() < busy) return at;
  }
}
