import type { AddJobsFunction } from "graphile-worker";
import { unknownPrefilled } from "@/lib/access/prefilled-companies";
import { recoveringMerchants } from "@/lib/access/recovery";
import { unitsToReconcile } from "@/lib/access/waiting-books";
import { dueDeliveries, dueSubscriptions } from "@/lib/access/waiting-deliveries";
import { dueExports } from "@/lib/access/waiting-exports";
import { unitsToCount } from "@/lib/access/waiting-figures";
import { unitsToSend } from "@/lib/access/waiting-requests";
import {
  dueCodes,
  dueCreations,
  dueInvoices,
  dueMail,
  dueOperations,
  duePayments,
  movedLinkOrders,
  openKeyChanges,
  openOrders,
  openRequests,
  unitsToCheck,
  unitsToSettle,
  waitingEvents,
} from "@/lib/access/waiting-work";
import { mailIsSent } from "@/lib/mail/send-message";
import { isPlayed } from "@/lib/payments-api/management";
import { listPrefilled } from "@/lib/payments-api/prefilled-orders";
import { addressPrefix } from "@/lib/webhooks/webhook-address";

/*
 * Work is found in the rows that need it, so nothing is lost when the queue is emptied or a notice does not arrive. A job's key
 * keeps several workers from queueing the same row twice; doing it twice would change nothing either.
 */

const AT_ONCE = 200;

export async function findEvents(addJobs: AddJobsFunction): Promise<number> {
  const found = await waitingEvents(AT_ONCE);
  await addJobs(
    found.map((payload) => ({
      identifier: "apply-events",
      payload,
      jobKey: `events:${payload.msn}:${payload.reference}`,
      maxAttempts: 1,
      priority: -1,
    })),
  );
  return found.length;
}

export async function findOperations(addJobs: AddJobsFunction): Promise<void> {
  const found = await dueOperations(AT_ONCE);
  const job = { identifier: "resolve-operation", maxAttempts: 1, priority: -1 };
  await addJobs(found.map((payload) => ({ ...job, payload, jobKey: `operation:${payload.id}` })));
  const asked = await dueCreations(AT_ONCE);
  const create = { ...job, identifier: "resolve-creation" };
  await addJobs(asked.map((payload) => ({ ...create, payload, jobKey: `creation:${payload.id}` })));
  const codes = await dueCodes(AT_ONCE);
  const make = { ...job, identifier: "resolve-code", priority: 1 };
  await addJobs(codes.map((payload) => ({ ...make, payload, jobKey: `code:${payload.id}` })));
}

/** Companies whose data came from a backup: their payments are compared before anything else counts. */
export async function findRecoveries(addJobs: AddJobsFunction): Promise<void> {
  const found = await recoveringMerchants();
  const job = { identifier: "recover-merchant", maxAttempts: 1, priority: -1 };
  await addJobs(
    found.map((merchantId) => {
      const place = `recovery:${merchantId}`;
      return { ...job, payload: { merchantId }, jobKey: place, queueName: place };
    }),
  );
}

export async function findRequests(addJobs: AddJobsFunction): Promise<void> {
  const found = await unitsToSend(AT_ONCE);
  const job = { identifier: "send-requests", maxAttempts: 1, priority: 1 };
  // A queue per unit: however many workers there are, one of them sends for it.
  await addJobs(
    found.map((payload) => {
      const place = `asking:${payload.msn}`;
      return { ...job, payload, jobKey: place, queueName: place };
    }),
  );
}

export async function findPayments(addJobs: AddJobsFunction): Promise<void> {
  const found = await duePayments(AT_ONCE);
  const job = { identifier: "refresh-payment", maxAttempts: 1, priority: 1 };
  await addJobs(found.map((payload) => ({ ...job, payload, jobKey: `payment:${payload.id}` })));
}

export async function findMail(addJobs: AddJobsFunction): Promise<void> {
  if (!mailIsSent()) return;
  const found = await dueMail(AT_ONCE);
  // One after the other: a slow mail server may hold up the mail, never the payments.
  const job = { identifier: "send-mail", maxAttempts: 1, priority: 2, queueName: "mail" };
  await addJobs(found.map((payload) => ({ ...job, payload, jobKey: `mail:${payload.id}` })));
}

export async function findLinkOrders(addJobs: AddJobsFunction): Promise<void> {
  const found = await movedLinkOrders(AT_ONCE);
  const job = { identifier: "follow-link-order", maxAttempts: 1 };
  await addJobs(found.map((payload) => ({ ...job, payload, jobKey: `link-order:${payload.id}` })));
}

export async function findInvoices(addJobs: AddJobsFunction): Promise<void> {
  const found = await dueInvoices(AT_ONCE);
  const job = { identifier: "follow-invoice", maxAttempts: 1, priority: 1 };
  await addJobs(found.map((payload) => ({ ...job, payload, jobKey: `invoice:${payload.id}` })));
}

export async function findOrders(addJobs: AddJobsFunction): Promise<void> {
  const found = await openOrders(AT_ONCE);
  const job = { identifier: "follow-order", maxAttempts: 1, priority: 2 };
  await addJobs(found.map((payload) => ({ ...job, payload, jobKey: `order:${payload.id}` })));
  const asked = isPlayed() ? await openRequests(AT_ONCE) : [];
  const follow = { ...job, identifier: "follow-request" };
  await addJobs(asked.map((payload) => ({ ...follow, payload, jobKey: `request:${payload.id}` })));
}

export async function findPrefilled(addJobs: AddJobsFunction): Promise<void> {
  const open = isPlayed() ? await listPrefilled() : [];
  const found = open.length > 0 ? await unknownPrefilled(open) : [];
  const job = { identifier: "take-prefilled", maxAttempts: 1, priority: 2 };
  await addJobs(found.map((payload) => ({ ...job, payload, jobKey: `prefilled:${payload.id}` })));
}

export async function findUnits(addJobs: AddJobsFunction): Promise<void> {
  const found = await unitsToCheck(addressPrefix());
  const job = { identifier: "register-webhooks", maxAttempts: 1 };
  // A queue per unit: a key alone does not keep a second worker from starting what the first is still doing, and two who
  // register the same unit side by side would each take the other's registration for an old one.
  await addJobs(
    found.map((payload) => {
      const place = `unit:${payload.msn}`;
      return { ...job, payload, jobKey: place, queueName: place };
    }),
  );
}

export async function findLedgers(addJobs: AddJobsFunction): Promise<void> {
  const found = await unitsToSettle(AT_ONCE);
  const job = { identifier: "settle-unit", maxAttempts: 1, priority: 2 };
  await addJobs(
    found.map(({ merchantId, msn }) => {
      const place = `ledger:${msn}`;
      return { ...job, payload: { merchantId, msn }, jobKey: place, queueName: place };
    }),
  );
}

export async function findFigures(addJobs: AddJobsFunction): Promise<void> {
  const found = await unitsToCount(AT_ONCE);
  const job = { identifier: "count-figures", maxAttempts: 1, priority: 2 };
  await addJobs(
    found.map((payload) => {
      const place = `figures:${payload.msn}`;
      return { ...job, payload, jobKey: place, queueName: place };
    }),
  );
}

export async function findDeliveries(addJobs: AddJobsFunction): Promise<void> {
  const over = await dueSubscriptions(AT_ONCE);
  const plan = { identifier: "plan-deliveries", maxAttempts: 1, priority: 2 };
  await addJobs(over.map((payload) => ({ ...plan, payload, jobKey: `subscription:${payload.id}` })));
  const found = await dueDeliveries(AT_ONCE);
  // Two at a time at the most: long reports and slow servers must not take the place of payments.
  const job = { identifier: "deliver-report", maxAttempts: 1, priority: 3 };
  await addJobs(
    found.map((payload) => {
      const queueName = `reports-${Number.parseInt(payload.merchantId.slice(0, 1), 16) % 2}`;
      return { ...job, payload, jobKey: `report:${payload.id}`, queueName };
    }),
  );
}

/** Each unit's books once a night, and when someone asks. */
export async function findBooks(addJobs: AddJobsFunction): Promise<void> {
  const found = await unitsToReconcile(AT_ONCE);
  const job = { identifier: "reconcile-unit", maxAttempts: 1, priority: 3 };
  await addJobs(
    found.map(({ merchantId, msn }) => {
      // A queue per company: what the bank's lines are is decided by one at a time.
      return {
        ...job,
        payload: { merchantId, msn },
        jobKey: `books:${msn}`,
        queueName: `books:${merchantId}`,
      };
    }),
  );
}

export async function findExports(addJobs: AddJobsFunction): Promise<void> {
  const found = await dueExports(AT_ONCE);
  const job = { identifier: "make-export", maxAttempts: 1, priority: 3 };
  await addJobs(found.map((payload) => ({ ...job, payload, jobKey: `export:${payload.id}` })));
}

export async function findKeyChanges(addJobs: AddJobsFunction): Promise<void> {
  const found = await openKeyChanges(AT_ONCE);
  const job = { identifier: "finish-key-change", maxAttempts: 1 };
  await addJobs(found.map((payload) => ({ ...job, payload, jobKey: `key:${payload.id}` })));
}
