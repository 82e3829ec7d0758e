import type { SandboxClock } from "../clock";
import type { SalesUnit } from "../sales-unit";
import type { SalesUnitBook } from "../sales-unit-book";
import type { Store } from "../store/store";
import { bookMovements } from "./book-movements";
import { addDays } from "./days";
import type { LedgerKeeper, LedgerState } from "./ledger";
import { dayAt, endOfDay, startOfDay } from "./zone-time";

const PAGE = 1_000;

/** How the Report API behaves, by order of the controls. */
export type ReportSwitches = {
  /** What happened shows so much later, the end of a day included. */
  lagMs: number;
  /** Items in an answer. */
  pageSize: number;
};

export const USUAL_SWITCHES: ReportSwitches = { lagMs: 0, pageSize: PAGE };

/**
 * Keeps the ledgers of all production units. A ledger is brought up to date when the clock moves and whenever somebody reads it,
 * so no capture ever waits for it.
 */
export class LedgerDesk {
  readonly keeper: LedgerKeeper;
  switches: ReportSwitches = USUAL_SWITCHES;
  readonly #clock: SandboxClock;
  readonly #units: SalesUnitBook;
  readonly #turns = new Map<string, Promise<unknown>>();

  constructor(store: Store, clock: SandboxClock, units: SalesUnitBook) {
    this.keeper = store.ledgers;
    this.#clock = clock;
    this.#units = units;
  }

  /** Until when what happened may be told. */
  get #told(): number {
    return this.#clock.now() - this.switches.lagMs;
  }

  /** Those with a ledger: test payments are never settled. */
  units(): SalesUnit[] {
    return this.#units.all().filter(({ environment }) => environment === "production");
  }

  /** The ledger as of now; undefined where nothing was ever captured. */
  async bringUpToDate(unit: SalesUnit): Promise<LedgerState | undefined> {
    const { msn } = unit;
    // One after the other: two would only wait for each other's lock.
    const turn = Promise.resolve(this.#turns.get(msn))
      .catch(() => undefined)
      .then(() => this.keeper.book(msn, this.#told, (...given) => bookMovements(unit, ...given)));
    this.#turns.set(msn, turn);
    await turn;
    return this.keeper.state(msn);
  }

  async applyWhatIsDue(): Promise<void> {
    for (const unit of this.units()) await this.bringUpToDate(unit);
  }

  /** Whether the report of a day is complete: it was closed, and settled with the end of its period. */
  isComplete({ timeZone }: SalesUnit, state: LedgerState | undefined, day: string): boolean {
    if (!state || day < state.firstDate) return endOfDay(day, timeZone) <= this.#told;
    return state.completeUntil !== undefined && day <= state.completeUntil;
  }

  /** After payments were planted into days that are closed, or the clock went back: their ledgers begin again. */
  async rewriteFrom(at: number, msns: Iterable<string>): Promise<void> {
    for (const msn of new Set(msns)) {
      const state = await this.keeper.state(msn);
      const unit = this.#units.byMsn(msn);
      if (state && unit && startOfDay(state.openDate, unit.timeZone) > at) await this.keeper.rewrite(msn);
    }
  }

  /** The first instant at which this day and the `days - 1` after it are over everywhere. */
  endOfDays(days: number): number {
    const now = this.#clock.now();
    const zones = new Set(this.units().map(({ timeZone }) => timeZone));
    const today = [...zones].map((zone) => dayAt(now, zone)).sort()[0];
    if (!today) return now;
    const last = addDays(today, days - 1);
    return Math.max(...[...zones].map((zone) => endOfDay(last, zone))) + this.switches.lagMs;
  }
}
