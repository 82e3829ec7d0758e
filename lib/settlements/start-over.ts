import type { Scope } from "@/lib/access/use-case";
import { dropLines, type LedgerRow } from "./ledger-repository";

/**
 * Forgets a ledger's lines and settlements, so that the next run reads them from the beginning: the platform no longer knows the place
 * where the reading stopped, which it only does where it wrote the ledger anew.
 */
export function startOver(scope: Scope, { id, msn }: LedgerRow): Promise<void> {
  return scope.write(async (tx) => {
    await dropLines(tx, id);
    const audit = { action: "unit.ledger_reread", subject: `unit:${msn}`, msn, details: { ledger: id } };
    return { value: undefined, audit };
  });
}
