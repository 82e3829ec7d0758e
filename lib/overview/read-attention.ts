import type { ReadTx } from "@/lib/access/tenant-db";
import type { Environment } from "@/lib/domain/environment";
import { isCurrency, type Money, money } from "@/lib/domain/money";
import { countStuckEvents, unansweredOperations, unitsWithRefusedKeys } from "./repository";

/** An answer usually comes within a second; what is younger than this is not worth a worry. */
const PATIENCE_MS = 15_000;
const SHOWN = 5;
const STUCK_AFTER_TRIES = 3;

export type UnansweredOperation = {
  readonly id: string;
  readonly kind: "create" | "capture" | "refund" | "cancel";
  /** True where the portal can't find out by itself any more and a person has to decide. */
  readonly needsReview: boolean;
  readonly amount: Money | null;
  readonly since: Date;
  readonly paymentId: string;
  readonly reference: string;
};

export type Attention = {
  readonly operations: readonly UnansweredOperation[];
  /** Events of the platform that could not be worked off. */
  readonly stuckEvents: number;
  /** Units whose API keys the platform takes no longer. */
  readonly refusedKeys: readonly {
    readonly msn: string;
    readonly name: string;
    readonly since: Date | null;
  }[];
};

/** What a person should look at: it does not mend itself, or not for sure. */
export async function readAttention(tx: ReadTx, environment: Environment, at: Date): Promise<Attention> {
  const rows = await unansweredOperations(tx, environment, new Date(at.getTime() - PATIENCE_MS), SHOWN);
  return {
    operations: rows.map(({ state, amountMinor, currency, createdAt, ...row }) => ({
      ...row,
      needsReview: state === "needs_review",
      amount: amountMinor !== null && isCurrency(currency) ? money(amountMinor, currency) : null,
      since: createdAt,
    })),
    stuckEvents: await countStuckEvents(tx, environment, STUCK_AFTER_TRIES),
    refusedKeys: await unitsWithRefusedKeys(tx, environment, SHOWN),
  };
}
