import "server-only";
import { and, asc, eq, inArray, isNotNull, isNull, lt, lte, max, min, notExists, or, sql } from "drizzle-orm";
import { invoices } from "@/db/schema/invoices";
import { mailOutbox } from "@/db/schema/mail";
import { paymentCreations } from "@/db/schema/payment-creations";
import { linkOrders } from "@/db/schema/payment-links";
import { operations, payments } from "@/db/schema/payments";
import { productOrders } from "@/db/schema/product-orders";
import { qrCodes } from "@/db/schema/qr-codes";
import { salesUnits, unitRequests } from "@/db/schema/sales-units";
import { keyChanges, secrets } from "@/db/schema/secrets";
import { ledgerSyncs } from "@/db/schema/settlements";
import { unitConnections, webhookInbox, webhookRegistrations } from "@/db/schema/webhooks";
import { now } from "@/lib/clock";
import { OPEN_STATES } from "@/lib/domain/product-order";
import { EVENT_RETRY } from "@/lib/domain/recovery";
import { asDirectory } from "./directory";
import { isDue } from "./is-due";

/*
 * A job's first step: which merchants have something to do. Only ids come out of here; what is done with them passes the door
 * as a job of that one merchant.
 */

/** Longer than a call to the platform may take. */
const KEY_PATIENCE_MS = 30_000;

export type WaitingEvents = { merchantId: string; msn: string; reference: string; upTo: number };

/** Payments that webhooks named and nobody has read since, the longest waiting first. Each failed try makes them wait longer. */
export async function waitingEvents(limit: number): Promise<WaitingEvents[]> {
  const { merchantId, msn, reference, id, receivedAt, attempts, appliedAt } = webhookInbox;
  const { stepSeconds, mostTries } = EVENT_RETRY;
  const wait = sql`make_interval(secs => ${attempts} * ${attempts} * ${stepSeconds}::int)`;
  const due = sql`${receivedAt} + ${wait} <= ${now()}`;
  const rows = await asDirectory((tx) =>
    tx
      .select({ merchantId, msn, reference, upTo: max(id) })
      .from(webhookInbox)
      .where(and(isNull(appliedAt), isNotNull(reference), lte(attempts, mostTries), due))
      .groupBy(merchantId, msn, reference)
      .orderBy(asc(min(receivedAt)))
      .limit(limit),
  );
  return rows.flatMap(({ reference: named, upTo, ...rest }) =>
    named === null || upTo === null ? [] : [{ ...rest, reference: named, upTo }],
  );
}

export type WaitingRow = { merchantId: string; id: string };

/** Operations without an answer whose turn it is. */
export function dueOperations(limit: number): Promise<WaitingRow[]> {
  const { merchantId, id, state, nextAt } = operations;
  return asDirectory((tx) =>
    tx
      .select({ merchantId, id })
      .from(operations)
      .where(and(inArray(state, ["pending", "sent", "unknown"]), isDue(operations, now())))
      .orderBy(asc(nextAt))
      .limit(limit),
  );
}

/** Payments that were asked for and may or may not be there, whose turn it is. */
export function dueCreations(limit: number): Promise<WaitingRow[]> {
  const { merchantId, id, state, nextAt } = paymentCreations;
  return asDirectory((tx) =>
    tx
      .select({ merchantId, id })
      .from(paymentCreations)
      .where(and(inArray(state, ["pending", "sent", "unknown"]), isDue(paymentCreations, now())))
      .orderBy(asc(nextAt))
      .limit(limit),
  );
}

/** QR codes that were asked for and may or may not be there, whose turn it is. */
export function dueCodes(limit: number): Promise<WaitingRow[]> {
  const { merchantId, id, nextAt } = qrCodes;
  return asDirectory((tx) =>
    tx.select({ merchantId, id }).from(qrCodes).where(lte(nextAt, now())).orderBy(asc(nextAt)).limit(limit),
  );
}

/** Payments that have not been read for too long. */
export function duePayments(limit: number): Promise<WaitingRow[]> {
  const { merchantId, id, nextPollAt } = payments;
  return asDirectory((tx) =>
    tx
      .select({ merchantId, id })
      .from(payments)
      .where(lte(nextPollAt, now()))
      .orderBy(asc(nextPollAt))
      .limit(limit),
  );
}

/** Messages whose turn it is. */
export function dueMail(limit: number): Promise<WaitingRow[]> {
  const { merchantId, id, state, nextAt } = mailOutbox;
  return asDirectory((tx) =>
    tx
      .select({ merchantId, id })
      .from(mailOutbox)
      .where(and(eq(state, "queued"), lte(nextAt, now())))
      .orderBy(asc(nextAt))
      .limit(limit),
  );
}

/** Invoices whose turn it is: just sent, with a payment under way, or to be reminded of. */
export function dueInvoices(limit: number): Promise<WaitingRow[]> {
  const { merchantId, id, nextAt } = invoices;
  return asDirectory((tx) =>
    tx.select({ merchantId, id }).from(invoices).where(lte(nextAt, now())).orderBy(asc(nextAt)).limit(limit),
  );
}

/** Orders that the platform has, or shall have, and that are not settled yet. */
export function openOrders(limit: number): Promise<WaitingRow[]> {
  const { merchantId, id, state, changedAt } = productOrders;
  return asDirectory((tx) =>
    tx
      .select({ merchantId, id })
      .from(productOrders)
      .where(inArray(state, [...OPEN_STATES]))
      .orderBy(asc(changedAt))
      .limit(limit),
  );
}

/** New keys that the platform was asked for and that nobody kept: whoever asked is no longer at it. */
export function openKeyChanges(limit: number): Promise<WaitingRow[]> {
  const { merchantId, id, askedAt, doneAt } = keyChanges;
  const abandoned = new Date(now().getTime() - KEY_PATIENCE_MS);
  return asDirectory((tx) =>
    tx
      .select({ merchantId, id })
      .from(keyChanges)
      .where(and(isNull(doneAt), lte(askedAt, abandoned)))
      .orderBy(asc(askedAt))
      .limit(limit),
  );
}

/** Requests for recurring payments that the platform has not answered yet. */
export function openRequests(limit: number): Promise<WaitingRow[]> {
  const { merchantId, id, kind, state, createdAt } = unitRequests;
  return asDirectory((tx) =>
    tx
      .select({ merchantId, id })
      .from(unitRequests)
      .where(and(eq(kind, "recurring"), eq(state, "submitted")))
      .orderBy(asc(createdAt))
      .limit(limit),
  );
}

export type WaitingUnit = { merchantId: string; msn: string };

/** How long a unit that lacks something, and one where all is well, is left alone after a look. */
const LOOK_AGAIN = { wanting: 60_000, standing: 10 * 60_000 } as const;

/**
 * Active sales units with API keys whose connection is to be looked at: never looked at, a person asked, no registration for
 * events below this address, or the last look is long ago.
 */
export function unitsToCheck(addressPrefix: string): Promise<WaitingUnit[]> {
  const { merchantId, msn, status } = salesUnits;
  const { checkedAt, replaceAskedAt, failure } = unitConnections;
  const before = (ms: number) => lte(checkedAt, new Date(now().getTime() - ms));
  return asDirectory((tx) => {
    const registered = tx
      .select({ one: sql`1` })
      .from(webhookRegistrations)
      .where(
        and(
          eq(webhookRegistrations.merchantId, merchantId),
          eq(webhookRegistrations.msn, msn),
          isNotNull(webhookRegistrations.platformId),
          isNull(webhookRegistrations.removedAt),
          sql`starts_with(${webhookRegistrations.url}, ${addressPrefix})`,
        ),
      );
    const keys = sql`'api-keys:' || ${msn}`;
    const due = or(
      isNull(checkedAt),
      lt(checkedAt, replaceAskedAt),
      before(LOOK_AGAIN.standing),
      and(or(notExists(registered), isNotNull(failure)), before(LOOK_AGAIN.wanting)),
    );
    return tx
      .selectDistinct({ merchantId, msn })
      .from(salesUnits)
      .innerJoin(secrets, and(eq(secrets.merchantId, merchantId), eq(secrets.owner, keys)))
      .leftJoin(
        unitConnections,
        and(eq(unitConnections.merchantId, merchantId), eq(unitConnections.msn, msn)),
      )
      .where(and(eq(status, "active"), due));
  });
}

/** Sales units with API keys whose ledgers were never looked at, or whose turn it is. Test units have no settlements. */
export function unitsToSettle(limit: number): Promise<WaitingUnit[]> {
  const { merchantId, msn, environment } = salesUnits;
  const keys = sql`'api-keys:' || ${msn}`;
  const { nextAt } = ledgerSyncs;
  return asDirectory((tx) =>
    tx
      .selectDistinct({ merchantId, msn, nextAt })
      .from(salesUnits)
      .innerJoin(secrets, and(eq(secrets.merchantId, merchantId), eq(secrets.owner, keys)))
      .leftJoin(ledgerSyncs, and(eq(ledgerSyncs.merchantId, merchantId), eq(ledgerSyncs.msn, msn)))
      .where(and(eq(environment, "production"), or(isNull(nextAt), lte(nextAt, now()))))
      .orderBy(sql`${nextAt} asc nulls first`)
      .limit(limit),
  );
}

/** Longer than a payment by link may take to come about. */
const LINK_ORDER_PATIENCE_MS = 15 * 60_000;

/** Orders by payment link whose payment is decided, or never came about, and those that are still to be captured. */
export function movedLinkOrders(limit: number): Promise<WaitingRow[]> {
  const { merchantId, id, msn, reference, state, toCapture, createdAt } = linkOrders;
  const samePayment = and(
    eq(payments.merchantId, merchantId),
    eq(payments.msn, msn),
    eq(payments.reference, reference),
  );
  const never = and(isNull(payments.id), lt(createdAt, new Date(now().getTime() - LINK_ORDER_PATIENCE_MS)));
  const decided = sql`${payments.status} <> 'requested'`;
  return asDirectory((tx) =>
    tx
      .select({ merchantId, id })
      .from(linkOrders)
      .leftJoin(payments, samePayment)
      .where(or(and(eq(state, "open"), or(decided, never)), eq(toCapture, true)))
      .orderBy(asc(createdAt))
      .limit(limit),
  );
}
