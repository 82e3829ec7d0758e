import { type Days, type Grouping, type Step, stepsOf } from "@/lib/domain/figure-period";
import type { Currency } from "@/lib/domain/money";
import type { FeeGroup, Group, Sums } from "./figure-repository";
import type { Unit } from "./unit-repository";

/** Amounts in minor units of one currency. */
export type Figures = Readonly<Sums> & {
  /** What the platform took; unknown where only one channel is looked at, which its ledger does not name. */
  readonly fees: number | undefined;
};

/** A step of the plot beside the step of the same place in the period before, where that has one. */
export type Point = Step & { readonly now: Figures; readonly before: Figures | undefined };

export type Share = { readonly key: string; readonly name: string; readonly figures: Figures };

/** In which currency, and whether fees belong to what is looked at. */
export type Of = { readonly currency: Currency; readonly withFees: boolean };

const NOTHING: Sums = {
  ...{ requested: 0, requested_minor: 0, approved: 0, approved_minor: 0, paid: 0, paid_minor: 0 },
  ...{ rejected: 0, expired: 0, withdrawn: 0, released: 0 },
  ...{ sales: 0, captures: 0, captured_minor: 0, refunds: 0, refunded_minor: 0 },
};

function added(all: readonly Sums[]): Sums {
  const keys = Object.keys(NOTHING);
  // safe: the keys of a Sums
  const sumOf = (key: string) => all.reduce((sum, one) => sum + one[key as keyof Sums], 0);
  return Object.fromEntries(keys.map((key) => [key, sumOf(key)])) as Sums; // safe: each of the keys has its sum
}

export function totalOf(
  steps: readonly Group[],
  fees: readonly FeeGroup[],
  { currency, withFees }: Of,
): Figures {
  const sums = added(steps.filter((group) => group.currency === currency).map((group) => group.sums));
  const taken = fees.filter((group) => group.currency === currency && group.step !== null);
  return { ...sums, fees: withFees ? taken.reduce((sum, group) => sum + group.fees, 0) : undefined };
}

type Groups = {
  readonly steps: readonly Group[];
  readonly stepsBefore: readonly Group[];
  readonly fees: readonly FeeGroup[];
  readonly feesBefore: readonly FeeGroup[];
};

export function pointsOf(
  { from, to, before, grouping }: Days & { before: Days; grouping: Grouping },
  groups: Groups,
  of: Of,
): Point[] {
  const now = byStep(groups.steps, groups.fees, grouping, of);
  const then = byStep(groups.stepsBefore, groups.feesBefore, grouping, of);
  const earlier = stepsOf(before, grouping);
  return stepsOf({ from, to }, grouping).map((step, index) => {
    const beside = earlier[index];
    return { ...step, now: now(step.key), before: beside && then(beside.key) };
  });
}

function byStep(
  steps: readonly Group[],
  fees: readonly FeeGroup[],
  grouping: Grouping,
  { currency, withFees }: Of,
): (key: string) => Figures {
  const sums = new Map(steps.flatMap((one) => (one.currency === currency ? [[one.step, one.sums]] : [])));
  const taken = new Map(fees.flatMap((one) => (one.currency === currency ? [[one.step, one.fees]] : [])));
  // A ledger's day is not divided into hours.
  const known = withFees && grouping !== "hour";
  return (key) => ({ ...(sums.get(key) ?? NOTHING), fees: known ? (taken.get(key) ?? 0) : undefined });
}

/** By sales unit and by channel, those in which anything happened; the largest first. */
export function sharesOf(
  groups: readonly Group[],
  fees: readonly FeeGroup[],
  units: readonly Unit[],
  { currency, withFees }: Of,
): { byUnit: Share[]; byChannel: Share[] } {
  const ours = groups.filter((group) => group.currency === currency);
  const names = new Map(units.map(({ msn, name }) => [msn, name]));
  const taken = new Map(fees.flatMap((one) => (one.currency === currency ? [[one.msn, one.fees]] : [])));
  const feesOf = (msn: string) => (withFees ? (taken.get(msn) ?? 0) : undefined);
  const byUnit = ours.flatMap(({ msn, sums }) =>
    msn === null ? [] : [{ key: msn, name: names.get(msn) ?? msn, figures: { ...sums, fees: feesOf(msn) } }],
  );
  const byChannel = ours.flatMap(({ channel, sums }) =>
    channel === null ? [] : [{ key: channel, name: channel, figures: { ...sums, fees: undefined } }],
  );
  const largest = (a: Share, b: Share) =>
    b.figures.captured_minor - a.figures.captured_minor || a.name.localeCompare(b.name);
  return { byUnit: byUnit.sort(largest), byChannel: byChannel.sort(largest) };
}

/** What is left to the merchant: captured, less refunds and fees; unknown where the fees are. */
export function netOf({ captured_minor, refunded_minor, fees }: Figures): number | undefined {
  return fees === undefined ? undefined : captured_minor - refunded_minor - fees;
}

/** Captured per sale, to the nearest minor unit. */
export function averageOf({ captured_minor, sales }: Figures): number | undefined {
  return sales === 0 ? undefined : Math.round(captured_minor / sales);
}
