import type { Change, Scope } from "@/lib/access/use-case";
import { crashpoint } from "@/lib/crashpoint";
import type { ApiKeys } from "@/lib/payments-api/api-keys";
import { mergeSnapshot } from "./merge-snapshot";
import { findOperation, type OperationRow } from "./operation-repository";
import { readSnapshot } from "./read-snapshot";
import { lockPayment } from "./repository";

/** An operation without an answer, and what it takes to ask about it. */
export type Case = {
  readonly operation: OperationRow;
  readonly keys: ApiKeys;
  readonly reference: string;
};

/** The operation after the platform's log was read and merged: settled, where the log shows it. */
export async function lookIntoLog(scope: Scope, at: Case): Promise<OperationRow | "unreadable"> {
  const read = await readSnapshot(at.keys, at.reference);
  if (read.kind !== "done") return "unreadable";
  return scope.write(async (tx): Promise<Change<OperationRow | "unreadable">> => {
    const row = await lockPayment(tx, at.operation.paymentId);
    if (!row) throw new Error(`the payment of operation ${at.operation.id} is gone`);
    const entry = await mergeSnapshot(tx, row, read.value);
    crashpoint("recovery-looked", at.operation.id);
    if (entry === "contradiction") return { value: "unreadable", audit: "own-record" };
    const value = (await findOperation(tx, at.operation.id)) ?? at.operation;
    return { value, audit: entry ?? "own-record" };
  });
}
