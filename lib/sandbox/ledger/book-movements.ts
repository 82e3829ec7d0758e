import { deriveHex } from "../derive";
import type { SalesUnit } from "../sales-unit";
import { addDays } from "./days";
import { type Booked, type LedgerEntry, type LedgerState, ledgerIdOf } from "./ledger";
import type { Movement, Topic } from "./movement";
import { payoutText } from "./payout-text";
import { feeFor } from "./price-list";
import { endsPeriod, isLastOfMonth, payoutDate, termsOn } from "./settlement-terms";
import { dayAt, endOfDay } from "./zone-time";

const FIRST_PAYOUT = 2_000_001;

function newState(generation: number, firstDate: string): LedgerState {
  return {
    ...{ generation, firstDate, openDate: firstDate },
    balance: { funds: 0, fees: 0 },
    entries: { funds: 0, fees: 0 },
    payoutNumber: FIRST_PAYOUT,
    completeUntil: undefined,
  };
}

type Line = Pick<LedgerEntry, "at" | "entryType" | "amount" | "reference" | "pspReference">;

/** A ledger with the day that is open in it. */
class OpenLedger {
  readonly state: LedgerState;
  readonly entries: LedgerEntry[] = [];
  readonly #unit: SalesUnit;
  #dayEnds: number;

  constructor(unit: SalesUnit, state: LedgerState) {
    this.#unit = unit;
    this.state = structuredClone(state);
    this.#dayEnds = endOfDay(state.openDate, unit.timeZone);
  }

  /** What comes after its day was closed stands on the open one: closed days never change. */
  enter({ topic, entryType, amount, at, reference, pspReference }: Movement): void {
    this.closeDaysUntil(at);
    this.#write(topic, { at, entryType, amount, reference, pspReference });
    if (entryType !== "capture" || topic !== "funds") return;
    const fee = feeFor(amount, termsOn(this.#unit, this.state.openDate).prices);
    this.#write("fees", { at, entryType: "capture-fee", amount: -fee, reference, pspReference });
  }

  closeDaysUntil(at: number): void {
    while (this.#dayEnds <= at) this.#closeDay();
  }

  #write(topic: Topic, line: Line): void {
    if (line.amount === 0) return;
    const { balance, entries, openDate } = this.state;
    const balanceBefore = balance[topic];
    balance[topic] += line.amount;
    entries[topic] += 1;
    const place = { msn: this.#unit.msn, topic, seq: entries[topic], ledgerDate: openDate };
    this.entries.push({ ...place, ...line, balanceBefore, balanceAfter: balance[topic] });
  }

  #closeDay(): void {
    const { state } = this;
    const day = state.openDate;
    const { kind, period } = termsOn(this.#unit, day);
    if (kind === "net") this.#retainFees(day);
    else if (isLastOfMonth(day)) this.#settleFees(day, "fees-invoiced");
    if (endsPeriod(day, period)) {
      if (state.balance.funds > 0) this.#payOut(day);
      if (state.balance.funds === 0) state.completeUntil = day;
    }
    state.openDate = addDays(day, 1);
    this.#dayEnds = endOfDay(state.openDate, this.#unit.timeZone);
  }

  #settleFees(day: string, entryType: string): Line {
    const pspReference = `01H${deriveHex(20, entryType, this.#unit.msn, day).toUpperCase()}`;
    const amount = -this.state.balance.fees;
    const line = { at: this.#dayEnds, entryType, amount, reference: "", pspReference };
    this.#write("fees", line);
    return line;
  }

  #retainFees(day: string): void {
    const line = this.#settleFees(day, "fees-retained");
    this.#write("funds", { ...line, amount: -line.amount });
  }

  #payOut(day: string): void {
    const { state } = this;
    const number = state.payoutNumber;
    const { msn, market } = this.#unit;
    const paidOn = payoutDate(day, termsOn(this.#unit, day).period, market);
    state.payoutNumber += 1;
    this.#write("funds", {
      at: this.#dayEnds,
      entryType: "payout-scheduled",
      amount: -state.balance.funds,
      reference: payoutText(this.#unit, number, paidOn),
      pspReference: `${ledgerIdOf(msn)}-${number}`,
    });
  }
}

/**
 * The ledger after these movements (in order of time) and after every day that ended until then: fees kept back or invoiced, a
 * payout where a period ended with money in it. Pure: the same movements give the same ledger.
 */
export function bookMovements(
  unit: SalesUnit,
  kept: LedgerState | undefined,
  generation: number,
  movements: readonly Movement[],
  until: number,
): Booked | undefined {
  const [first] = movements;
  const state = kept ?? (first && newState(generation, dayAt(first.at, unit.timeZone)));
  if (!state) return undefined;
  const ledger = new OpenLedger(unit, state);
  for (const movement of movements) ledger.enter(movement);
  ledger.closeDaysUntil(until);
  return { state: ledger.state, entries: ledger.entries };
}
