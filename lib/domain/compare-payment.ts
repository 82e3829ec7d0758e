import type { BreakFigures, BreakKind } from "./break";

export const MOVES = ["capture", "refund"] as const;
export type Move = (typeof MOVES)[number];

/** Money that moved, in minor units above zero; `at` in milliseconds. */
export type Movement = { readonly move: Move; readonly minor: number; readonly at: number };

/** A payment as the portal knows it. `inFlight`: asked for, not answered yet. */
export type PortalSide = {
  readonly currency: string;
  readonly movements: readonly Movement[];
  readonly inFlight: Readonly<Record<Move, number>>;
};

/** Its line of the ledger; a line that goes the other way (a refund that adds money) is below zero. */
export type LedgerMovement = Movement & {
  readonly currency: string;
  /** The platform's id of the movement. */
  readonly key: string | null;
  /** Whether the platform was asked for its payment already. */
  readonly looked: boolean;
};

/** The ledger is known from one moment on, and holds all that happened until another; both in milliseconds. */
export type Horizon = { readonly from: number; readonly settledBy: number };

export type PaymentBreak = BreakFigures & { readonly kind: BreakKind; readonly move: Move | null };

/**
 * What differs between a payment and its lines of the ledger. What happened after the horizon, or is still asked for, may stand on one
 * side alone: a refund in flight and money within the report's lag are no break. Nothing that is one break is told as two.
 */
export function comparePayment(
  portal: PortalSide | undefined,
  lines: readonly LedgerMovement[],
  horizon: Horizon,
): PaymentBreak[] {
  const sure = lines.filter(({ at }) => at <= horizon.settledBy);
  if (!portal) return unknownPayment(sure.filter(({ looked }) => looked));
  const foreign = sure.find(({ currency }) => currency !== portal.currency);
  if (foreign) return [otherCurrency(portal, sure, foreign.currency)];
  if (lines.length === 0) return missing(portal, horizon);
  const differing = differences(portal, lines, horizon);
  if (differing.length === 0) return [];
  const once = withoutRepeats(lines);
  if (once.length === lines.length) return differing;
  const figures = { currency: portal.currency, expectedMinor: net(once), foundMinor: net(lines) };
  const twice = { kind: "duplicate_entry", move: null, ...figures, foundCurrency: null } as const;
  return [twice, ...differences(portal, once, horizon)];
}

function unknownPayment(lines: readonly LedgerMovement[]): PaymentBreak[] {
  const currency = lines[0]?.currency;
  if (currency === undefined) return [];
  const foundMinor = net(lines.filter((line) => line.currency === currency));
  return [{ kind: "not_in_portal", move: null, currency, expectedMinor: 0, foundMinor, foundCurrency: null }];
}

function otherCurrency(
  { currency, movements }: PortalSide,
  lines: readonly LedgerMovement[],
  foundCurrency: string,
): PaymentBreak {
  const foundMinor = net(lines.filter((line) => line.currency === foundCurrency));
  return {
    ...{ kind: "currency_differs", move: null, currency, foundCurrency },
    ...{ expectedMinor: net(movements), foundMinor },
  };
}

function missing({ currency, movements }: PortalSide, horizon: Horizon): PaymentBreak[] {
  const due = movements.filter((one) => isDue(one, horizon));
  if (due.length === 0) return [];
  const kind = "not_in_ledger" as const;
  return [{ kind, move: null, currency, expectedMinor: net(due), foundMinor: 0, foundCurrency: null }];
}

/** At least what is certain has to stand on the other side, and no more than what may be. */
function differences(
  { currency, movements, inFlight }: PortalSide,
  lines: readonly LedgerMovement[],
  horizon: Horizon,
): PaymentBreak[] {
  return MOVES.flatMap((move): PaymentBreak[] => {
    const [known, booked] = [of(move, movements), of(move, lines)];
    const least = total(known.filter((one) => isDue(one, horizon)));
    const most = total(known) + inFlight[move];
    const sure = total(booked.filter(({ at }) => at <= horizon.settledBy));
    const found = total(booked);
    const about = { kind: "amount_differs", move, currency, foundCurrency: null } as const;
    if (found < least) return [{ ...about, expectedMinor: least, foundMinor: found }];
    return sure > most ? [{ ...about, expectedMinor: most, foundMinor: sure }] : [];
  });
}

const isDue = ({ at }: Movement, { from, settledBy }: Horizon) => at >= from && at <= settledBy;

function withoutRepeats(lines: readonly LedgerMovement[]): LedgerMovement[] {
  const seen = new Set<string>();
  return lines.filter(({ move, key, minor }) => {
    if (key === null) return true;
    const name = `${move} ${minor} ${key}`;
    const isFirst = !seen.has(name);
    seen.add(name);
    return isFirst;
  });
}

const of = <M extends Movement>(move: Move, all: readonly M[]) => all.filter((one) => one.move === move);
const total = (all: readonly Movement[]) => all.reduce((sum, { minor }) => sum + minor, 0);
const net = (all: readonly Movement[]) => total(of("capture", all)) - total(of("refund", all));
