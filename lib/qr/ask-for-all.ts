import type { Scope } from "@/lib/access/use-case";
import type { ApiKeys } from "@/lib/payments-api/api-keys";
import { askFor } from "./create-code";
import { batchOf, type CodeRow } from "./repository";

/** So many requests at once that a hundred codes take seconds, and so few that the platform takes them all. */
const SIDE_BY_SIDE = 4;

/** Asks the platform for whatever of the batch it has not answered for. */
export async function askForAll(
  scope: Scope,
  batch: string,
  keys: ApiKeys,
  askedBefore: boolean,
): Promise<void> {
  const waiting = (await scope.read((tx) => batchOf(tx, batch))).filter(isOpen);
  const next = async (): Promise<void> => {
    const row = waiting.shift();
    if (!row) return;
    await askFor(scope, row, keys, askedBefore);
    await next();
  };
  await Promise.all(Array.from({ length: SIDE_BY_SIDE }, next));
}

function isOpen({ state }: CodeRow): boolean {
  return state === "pending" || state === "unknown";
}
