import { randomUUID } from "node:crypto";
import { z } from "zod";
import type { WriteTx } from "@/lib/access/tenant-db";
import { type Change, defineUseCase, type Scope } from "@/lib/access/use-case";
import { now } from "@/lib/clock";
import { heldUntil } from "@/lib/collect/held-until";
import { type RequestState, requestState } from "@/lib/domain/payment-request";
import { ok, type Result } from "@/lib/domain/result";
import { findList } from "./list-repository";
import { AFTER_WITHDRAWAL_MS } from "./remind-customer";
import {
  changeRequest,
  findMsn,
  findStanding,
  leaseRequest,
  type RequestRow,
  type StandingRow,
} from "./repository";
import { stateOf } from "./request-standing";
import { endOfSending } from "./request-terms";
import { LEASE_MS, sendingAnew, sendPayment } from "./send-payment";
import { withdrawOpen } from "./take-back";

type Found = NonNullable<StandingRow>;
const DAY_MS = 86_400_000;
const PLATFORM_AWAY_MS = 30_000;
/** Nothing was sent, and the next turn may do better. */
const LATER: ReadonlySet<string> = new Set(["platform_unavailable", "recovering"]);

/**
 * The worker's turn with one request: sends what waits to be sent, puts a new payment in the place of one that was taken back,
 * and reminds who has not paid when it is time for that. Several workers may try at once. While the platform wants to be left alone
 * about the unit, nothing is touched ("held").
 */
export const runRequest = defineUseCase({
  permission: "payment-request:run",
  input: z.strictObject({ requestId: z.uuid() }),
  async run(scope, { requestId }): Promise<Result<{ done: string }, never>> {
    const taken = await takeUp(scope, requestId);
    if (taken.step !== "send") return ok({ done: taken.step });
    const sent = await sendPayment(scope, taken.row);
    if (!sent.ok && LATER.has(sent.error.code)) await tryLater(scope, taken.row);
    return ok({ done: sent.ok ? sent.value.outcome : sent.error.code });
  },
});

type Step =
  | { readonly step: "left_alone" | "held" | "waited" | "ended" | "reminded" }
  | { readonly step: "send"; readonly row: RequestRow };

function takeUp(scope: Scope, id: string): Promise<Step> {
  return scope.write(async (tx): Promise<Change<Step>> => {
    const at = now();
    const leased = await leaseRequest(tx, id, at, new Date(at.getTime() + LEASE_MS));
    if (!leased) return { value: { step: await whyNot(tx, id, at) }, audit: "unchanged" };
    const step = await stepOf(tx, scope, leased, at);
    const reminded = step.step === "reminded" || (step.step === "send" && !leased.sendAt);
    const audit = { action: "request.reminded", subject: `request:${id}`, msn: leased.msn };
    return { value: step, audit: reminded ? audit : "own-record" };
  });
}

async function whyNot(tx: WriteTx, id: string, at: Date): Promise<"held" | "left_alone"> {
  const msn = await findMsn(tx, id);
  return msn && (await heldUntil(tx, msn, at)) ? "held" : "left_alone";
}

async function stepOf(tx: WriteTx, scope: Scope, row: RequestRow, at: Date): Promise<Step> {
  if (row.sendAt && row.nextKey === null) return row.withdrawnAt ? end(tx, row) : { step: "send", row };
  const found = await findStanding(tx, row.id);
  if (!found) throw new Error("the request is gone");
  if (row.sendAt && row.nextKey) return replace(tx, row, row.nextKey, found, at);
  return remind(tx, scope, row, found, at);
}

/** What takes the place of something that is not over yet waits. */
async function replace(tx: WriteTx, row: RequestRow, nextKey: string, found: Found, at: Date): Promise<Step> {
  const state = standingOf(found);
  if (state === "open" || state === "unconfirmed") {
    await changeRequest(tx, row.id, { sendAt: new Date(at.getTime() + AFTER_WITHDRAWAL_MS) });
    return { step: "waited" };
  }
  if (state !== "cancelled" && state !== "expired") return end(tx, row);
  return sendUnder(tx, row, nextKey, at);
}

/** As its payment alone tells: that something waits to be sent says nothing of what was sent before. */
function standingOf({ creation, payment }: Found): RequestState {
  return requestState({
    withdrawn: false,
    waiting: false,
    replacing: false,
    creation: creation?.state ?? null,
    payment: payment?.status ?? null,
  });
}

async function end(tx: WriteTx, row: RequestRow): Promise<Step> {
  await changeRequest(tx, row.id, { sendAt: null, nextKey: null });
  return { step: "ended" };
}

async function sendUnder(tx: WriteTx, row: RequestRow, key: string, at: Date): Promise<Step> {
  const change = { ...sendingAnew(key, endOfSending(row, at)), reminders: row.reminders + 1 };
  await changeRequest(tx, row.id, change);
  return { step: "send", row: { ...row, ...change } };
}

/** Whose request is open gets it anew, whose time is over too; who has paid or said no is left in peace. */
async function remind(tx: WriteTx, scope: Scope, row: RequestRow, found: Found, at: Date): Promise<Step> {
  const state = stateOf(found);
  const remindAt = await nextReminder(tx, row, at);
  if (state !== "open" && state !== "expired") {
    await changeRequest(tx, row.id, { remindAt: state === "unconfirmed" ? remindAt : null });
    return { step: "ended" };
  }
  await changeRequest(tx, row.id, { remindAt });
  if (state === "expired") return sendUnder(tx, { ...row, remindAt }, randomUUID(), at);
  const withdrawn = await withdrawOpen(tx, scope, found, randomUUID());
  if (!withdrawn.ok) return { step: "ended" };
  const sendAt = new Date(at.getTime() + AFTER_WITHDRAWAL_MS);
  await changeRequest(tx, row.id, { nextKey: randomUUID(), sendAt });
  return { step: "reminded" };
}

async function nextReminder(tx: WriteTx, row: RequestRow, at: Date): Promise<Date | null> {
  const list = row.listId ? await findList(tx, row.listId) : undefined;
  if (!list?.remindEveryDays || row.reminders + 1 >= list.remindMost) return null;
  return new Date(at.getTime() + list.remindEveryDays * DAY_MS);
}

function tryLater(scope: Scope, row: RequestRow): Promise<void> {
  return scope.write(async (tx) => {
    const sendAt = new Date(now().getTime() + PLATFORM_AWAY_MS);
    await changeRequest(tx, row.id, { sendAt, errorCode: null, errorDetail: null });
    return { value: undefined, audit: "own-record" };
  });
}
