import type { Movement, Topic } from "./movement";

/** One line of a ledger, which never changes. Amounts are signed minor units of the unit's currency. */
export type LedgerEntry = {
  msn: string;
  topic: Topic;
  /** Its place among those of the topic, from 1. */
  seq: number;
  /** `YYYY-MM-DD`, a day from midnight to midnight where the merchant is. */
  ledgerDate: string;
  /** Milliseconds since 1970. */
  at: number;
  entryType: string;
  amount: number;
  balanceBefore: number;
  balanceAfter: number;
  reference: string;
  pspReference: string;
};

/** Where a ledger stands. */
export type LedgerState = {
  /** Changes when history is written anew, so that a cursor from before is known as such. */
  generation: number;
  /** The first day that the ledger has. */
  firstDate: string;
  /** The day that takes entries now; all before it are closed. */
  openDate: string;
  balance: Record<Topic, number>;
  /** How many entries each topic has. */
  entries: Record<Topic, number>;
  /** The next payout's. */
  payoutNumber: number;
  /** All days up to this one are settled, so their reports are complete. */
  completeUntil: string | undefined;
};

export type Booked = { state: LedgerState; entries: LedgerEntry[] };

export type EntryQuery = {
  msn: string;
  topic: Topic;
  /** Only what follows this place. */
  after: number;
  ledgerDate?: string | undefined;
  limit: number;
};

/** Given what is kept and the movements until then, in order of time, what the ledger becomes; nothing where it has no day yet. */
export type Book = (
  state: LedgerState | undefined,
  generation: number,
  movements: readonly Movement[],
  until: number,
) => Booked | undefined;

/** Where ledgers are kept. Captures and refunds come in with the payments that they belong to. */
export interface LedgerKeeper {
  addMovement(movement: Movement): Promise<void>;
  state(msn: string): Promise<LedgerState | undefined>;
  /** Enters what happened until then, a batch at a time, each batch together or not at all. */
  book(msn: string, until: number, book: Book): Promise<void>;
  /** In their order. */
  entries(query: EntryQuery): Promise<LedgerEntry[]>;
  /** The latest payout first. */
  payouts(msn: string, limit: number): Promise<LedgerEntry[]>;
  /** The platform's references of payouts that were aborted. */
  aborted(msn: string): Promise<string[]>;
  /** Forgets the entries of a ledger; they are made again from the movements. */
  rewrite(msn: string): Promise<void>;
}

export function isPayout({ entryType }: { entryType: string }): boolean {
  return entryType === "payout-scheduled";
}

export function isAborted({ entryType }: { entryType: string }): boolean {
  return entryType === "payout-aborted";
}

/** A ledger's public name: not the unit's number, yet told from it. */
export function ledgerIdOf(msn: string): string {
  return `3${[...msn].reverse().join("")}`;
}
