import { z } from "zod";
import { type Change, defineUseCase, type Scope } from "@/lib/access/use-case";
import { now } from "@/lib/clock";
import { mayStep } from "@/lib/domain/invoice-state";
import { fail, ok, type Result } from "@/lib/domain/result";
import { askByPush } from "./ask-by-push";
import { keepSharedPhone } from "./keep-shared-phone";
import type { MadePayment } from "./payment-repository";
import { nextReminder, remindAlone } from "./remind-alone";
import { lockInvoice, updateInvoice } from "./repository";
import { settlePayments } from "./settle-payments";
import { lookAt, type Sight } from "./sight";
import { tellByMail } from "./tell-by-mail";

type Followed = Result<{ next: Date | null }, { code: "invoice_not_found" }>;

/**
 * What the portal does for an invoice by itself: has the customer's app ask for it, captures what was approved, writes down what came
 * in, and looks again when there may be more to do. Input: `{ id }`.
 */
export const followInvoice = defineUseCase({
  permission: "invoice:run",
  input: z.strictObject({ id: z.uuid() }),
  run: async (scope, { id }): Promise<Followed> => {
    const first = await scope.read((tx) => lookAt(tx, id));
    if (!first) return fail({ code: "invoice_not_found" });
    const reminded = await remindAlone(scope, first);
    const sight = reminded ? ((await scope.read((tx) => lookAt(tx, id))) ?? first) : first;
    if (sight.invoice.kind === "invoice") {
      await tellByMail(scope, sight);
      await askByPush(scope, sight);
      await keepSharedPhone(scope, sight);
      await settlePayments(scope, sight);
    }
    return ok({ next: await lookAgain(scope, sight) });
  },
});

/** Says when to look next, unless somebody asked for an earlier look meanwhile. */
function lookAgain(scope: Scope, { invoice }: Sight): Promise<Date | null> {
  return scope.write(async (tx): Promise<Change<Date | null>> => {
    const present = await lockInvoice(tx, invoice.id);
    const sight = await lookAt(tx, invoice.id);
    if (!present || !sight) return { value: null, audit: "unchanged" };
    const moved = present.nextAt && invoice.nextAt && present.nextAt > invoice.nextAt;
    const next = moved ? present.nextAt : nextLook(sight);
    await updateInvoice(tx, invoice.id, { nextAt: next });
    return { value: next, audit: "own-record" };
  });
}

const MINUTE = 60_000;

/** Often while somebody may be paying right now, seldom while a request waits for weeks, and never once all is settled. */
function nextLook(sight: Sight): Date | null {
  const soon = nextPayment(sight);
  const reminder = nextReminder(sight);
  return soon && reminder && reminder < soon ? reminder : (soon ?? reminder);
}

function nextPayment({ invoice, made, recorded, events }: Sight): Date | null {
  const at = now().getTime();
  const asked = events.some(({ kind }) => kind === "asked" || kind === "not_asked");
  const unasked = mayStep(invoice, "pay") && invoice.customerPhone !== null && !asked;
  const open = made.filter((payment) => isOpen(payment, recorded));
  if (open.length === 0) return unasked ? new Date(at + MINUTE) : null;
  const age = Math.min(...open.map(({ createdAt }) => at - createdAt.getTime()));
  const settling = open.some(({ state }) => state === "AUTHORIZED");
  if (age < 15 * MINUTE || settling) return new Date(at + 1_500);
  return new Date(at + (age < 24 * 60 * MINUTE ? MINUTE : 15 * MINUTE));
}

function isOpen(payment: MadePayment, recorded: ReadonlyMap<string, number>): boolean {
  const { creation, paymentId, state, capturedMinor } = payment;
  if (creation === "failed") return false;
  if (!paymentId || !state || state === "CREATED") return true;
  return (
    state === "AUTHORIZED" && (capturedMinor === 0 || (capturedMinor ?? 0) > (recorded.get(paymentId) ?? 0))
  );
}
