import type { WriteTx } from "@/lib/access/tenant-db";
import { now } from "@/lib/clock";
import type { PlatformEvent } from "@/lib/payments-api/wire";
import { eventOf, foreignEvents, idOfForeignEvent, kindOfEvent } from "./match-events";
import {
  insertOperation,
  moveOperation,
  type NewOperation,
  noteStep,
  OPEN_STATES,
  type OperationRow,
  operationsOfPayment,
} from "./operation-repository";
import type { PaymentRow } from "./repository";

type Settled = {
  /** Operations that this reading settled, and foreign ones that it revealed. */
  readonly ids: readonly string[];
  readonly changed: boolean;
  readonly stillOpen: boolean;
};

const isOpen = ({ state }: OperationRow) => OPEN_STATES.some((open) => open === state);

/**
 * Settles what is open by the platform's own log, and records changes that were made elsewhere as external operations.
 * The payment's row has to be locked. An operation that the log does not show stays as it is; one that was told to be refused
 * and yet stands there as done, is done.
 */
export async function settleFromLog(
  tx: WriteTx,
  row: PaymentRow,
  events: readonly PlatformEvent[],
): Promise<Settled> {
  const operations = await operationsOfPayment(tx, row.id);
  const ids: string[] = [];
  let stillOpen = false;
  for (const operation of operations) {
    const event = eventOf(operation, events);
    const open = isOpen(operation);
    const news = open || (operation.state === "failed" && event?.success === true);
    if (news && event && (await settleBy(tx, operation, event))) ids.push(operation.id);
    else if (open) stillOpen = true;
  }
  for (const event of foreignEvents(operations, events)) {
    const foreign = foreignOperation(row, event);
    const revealed = foreign && (await insertOperation(tx, foreign));
    if (revealed) ids.push(revealed.id);
  }
  return { ids, changed: ids.length > 0, stillOpen };
}

async function settleBy(tx: WriteTx, operation: OperationRow, event: PlatformEvent): Promise<boolean> {
  const ended = { leaseUntil: null, settledAt: now(), platformAt: event.timestamp };
  const verdict = event.success
    ? ({ state: "succeeded", errorCode: null, errorDetail: null, ...ended } as const)
    : ({ state: "failed", errorCode: "failed_in_log", errorDetail: null, ...ended } as const);
  const from = event.success ? ([...OPEN_STATES, "failed"] as const) : OPEN_STATES;
  const moved = await moveOperation(tx, operation, from, verdict);
  if (moved) await noteStep(tx, moved, moved.state, now(), "found in the platform's event log");
  return moved !== undefined;
}

/** The row of a change that was made elsewhere, or undefined where the event moved no money. */
export function foreignOperation(
  row: Pick<PaymentRow, "merchantId" | "msn" | "id">,
  event: PlatformEvent,
): NewOperation | undefined {
  const kind = kindOfEvent(event);
  if (!kind || (event.amount.minor <= 0 && kind !== "cancel")) return undefined;
  return {
    merchantId: row.merchantId,
    id: idOfForeignEvent(row.id, event),
    msn: row.msn,
    paymentId: row.id,
    kind,
    amountMinor: event.amount.minor,
    currency: event.amount.currency,
    requestHash: "",
    seenVersion: 0,
    state: "succeeded",
    external: true,
    platformAt: event.timestamp,
    createdAt: event.timestamp,
    settledAt: event.timestamp,
  };
}
