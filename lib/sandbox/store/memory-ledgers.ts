import type { Book, EntryQuery, LedgerEntry, LedgerKeeper, LedgerState } from "../ledger/ledger";
import { isAborted, isPayout } from "../ledger/ledger";
import type { Movement, Topic } from "../ledger/movement";

type Kept = {
  state: LedgerState | undefined;
  generation: number;
  booked: Movement[];
  waiting: Movement[];
  entries: Record<Topic, LedgerEntry[]>;
};

/** Ledgers of the memory store. */
export class MemoryLedgers implements LedgerKeeper {
  readonly #ledgers = new Map<string, Kept>();

  #of(msn: string): Kept {
    const kept = this.#ledgers.get(msn) ?? {
      ...{ state: undefined, generation: 1, booked: [], waiting: [] },
      entries: { funds: [], fees: [] },
    };
    this.#ledgers.set(msn, kept);
    return kept;
  }

  add(movements: readonly Movement[]): void {
    for (const movement of movements) this.#of(movement.msn).waiting.push(movement);
  }

  async addMovement(movement: Movement): Promise<void> {
    this.add([movement]);
  }

  async state(msn: string): Promise<LedgerState | undefined> {
    return this.#of(msn).state;
  }

  async book(msn: string, until: number, book: Book): Promise<void> {
    const kept = this.#of(msn);
    const due = kept.waiting.filter(({ at }) => at <= until).sort((a, b) => a.at - b.at);
    const booked = book(kept.state, kept.generation, due, until);
    if (!booked) return;
    if (due.length > 0) kept.waiting = kept.waiting.filter(({ at }) => at > until);
    kept.state = booked.state;
    for (const movement of due) kept.booked.push(movement);
    for (const entry of booked.entries) kept.entries[entry.topic].push(entry);
  }

  async entries({ msn, topic, after, ledgerDate, limit }: EntryQuery): Promise<LedgerEntry[]> {
    const all = this.#of(msn).entries[topic].slice(after);
    const wanted = ledgerDate === undefined ? all : all.filter((entry) => entry.ledgerDate === ledgerDate);
    return wanted.slice(0, limit);
  }

  async payouts(msn: string, limit: number): Promise<LedgerEntry[]> {
    return this.#of(msn).entries.funds.filter(isPayout).reverse().slice(0, limit);
  }

  async aborted(msn: string): Promise<string[]> {
    const { funds } = this.#of(msn).entries;
    return funds.filter(isAborted).map(({ pspReference }) => pspReference);
  }

  async rewrite(msn: string): Promise<void> {
    const { booked, waiting, generation } = this.#of(msn);
    this.#ledgers.set(msn, {
      ...{ state: undefined, generation: generation + 1, booked: [] },
      waiting: [...booked, ...waiting],
      entries: { funds: [], fees: [] },
    });
  }

  clear(): void {
    this.#ledgers.clear();
  }
}
