import type { TaskList } from "graphile-worker";
import { z } from "zod";
import { forgetExpired } from "@/lib/access/forget-expired";
import { noteHeads } from "@/lib/access/noted-heads";
import { resolveCreation } from "@/lib/collect/resolve-creation";
import { planDeliveries } from "@/lib/deliveries/plan-deliveries";
import { finishKeyChange } from "@/lib/developers/finish-key-change";
import type { Result } from "@/lib/domain/result";
import { followInvoice } from "@/lib/invoices/follow-invoice";
import { log } from "@/lib/log";
import { sendMail } from "@/lib/mail/send-mail";
import { followOrder } from "@/lib/orders/follow-order";
import { takePrefilled } from "@/lib/orders/take-prefilled";
import { resolveCode } from "@/lib/qr/resolve-code";
import { reconcileUnit } from "@/lib/reconciliation/reconcile-unit";
import { followRequest } from "@/lib/sales-units/follow-request";
import { refreshPayment } from "@/lib/transactions/refresh-payment";
import { resolveOperation } from "@/lib/transactions/resolve-operation";
import { syncPayment } from "@/lib/transactions/sync-payment";
import { closeEvents } from "@/lib/webhooks/close-events";
import { registerWebhooks } from "@/lib/webhooks/register-webhooks";
import { deliverReport } from "./deliver-report";
import { expireExports } from "./expire-exports";
import { findKeyChanges, findOperations, findPayments, findUnits } from "./find-work";
import { followLinkOrder } from "./follow-link-order";
import { jobCaller } from "./job-caller";
import { checkSomeFigures, countUnit } from "./keep-figures";
import { makeExport } from "./make-export";
import { recoverMerchant } from "./recover-merchant";
import { sendRequests } from "./send-requests";
import { settleUnit } from "./settle-unit";

const eventsPayload = z.object({
  merchantId: z.uuid(),
  msn: z.string(),
  reference: z.string(),
  upTo: z.int(),
});
const rowPayload = z.object({ merchantId: z.uuid(), id: z.uuid() });
const merchantPayload = z.object({ merchantId: z.uuid() });
const unitPayload = z.object({ merchantId: z.uuid(), msn: z.string() });

/** Every job by its name, and the use case that it is. Which rows need one is asked of the rows themselves. */
export const registry: TaskList = {
  "apply-events": async (payload) => {
    const { merchantId, ...which } = eventsPayload.parse(payload);
    const caller = jobCaller(merchantId, "apply-events", "payment:sync");
    const { msn, reference } = which;
    const synced = await syncPayment.call(caller, { msn, reference }).catch(async (broke: unknown) => {
      // Counted as a try too: uncounted, it would be made again every second.
      await closeEvents.call(caller, { ...which, error: "broke" });
      throw broke;
    });
    const error = synced.ok ? {} : { error: synced.error.code };
    await closeEvents.call(caller, { ...which, ...error });
    note("apply-events", which, synced);
  },
  "resolve-operation": async (payload) => {
    const { merchantId, id } = rowPayload.parse(payload);
    const caller = jobCaller(merchantId, "resolve-operation", "operation:resolve");
    const resolved = await resolveOperation.call(caller, { operationId: id });
    const needsPerson = resolved.ok && resolved.value.state === "needs_review";
    if (needsPerson) log.error({ operation: id }, "an operation needs a person to decide about it");
    note("resolve-operation", { id }, resolved);
  },
  "resolve-creation": async (payload) => {
    const { merchantId, id } = rowPayload.parse(payload);
    const caller = jobCaller(merchantId, "resolve-creation", "payment:create");
    note("resolve-creation", { id }, await resolveCreation.call(caller, { creationId: id }));
  },
  "send-requests": (payload) => sendRequests(unitPayload.parse(payload)),
  "recover-merchant": async (payload) => recoverMerchant(merchantPayload.parse(payload).merchantId),
  "resolve-code": async (payload) => {
    const { merchantId, id } = rowPayload.parse(payload);
    const caller = jobCaller(merchantId, "resolve-code", "qr-code:make");
    note("resolve-code", { id }, await resolveCode.call(caller, { id }));
  },
  "refresh-payment": async (payload) => {
    const { merchantId, id } = rowPayload.parse(payload);
    const caller = jobCaller(merchantId, "refresh-payment", "payment:sync");
    note("refresh-payment", { id }, await refreshPayment.call(caller, { paymentId: id }));
  },
  "register-webhooks": async (payload) => {
    const { merchantId, msn } = unitPayload.parse(payload);
    const caller = jobCaller(merchantId, "register-webhooks", "webhook:register");
    note("register-webhooks", { msn }, await registerWebhooks.call(caller, { msn }));
  },
  "send-mail": async (payload) => {
    const { merchantId, id } = rowPayload.parse(payload);
    const caller = jobCaller(merchantId, "send-mail", "mail:send");
    note("send-mail", { id }, await sendMail.call(caller, { mailId: id }));
  },
  "follow-order": async (payload, helpers) => {
    const { merchantId, id } = rowPayload.parse(payload);
    const caller = jobCaller(merchantId, "follow-order", "order:follow");
    const followed = await followOrder.call(caller, { id });
    note("follow-order", { id }, followed);
    // A unit that has just come gets its webhook now rather than with the next look around.
    if (followed.ok && followed.value.msn) await findUnits(helpers.addJobs);
  },
  "take-prefilled": async (payload) => {
    const { merchantId, id } = rowPayload.parse(payload);
    const caller = jobCaller(merchantId, "take-prefilled", "order:follow");
    note("take-prefilled", { id }, await takePrefilled.call(caller, { id }));
  },
  "follow-link-order": async (payload) => {
    const { merchantId, id } = rowPayload.parse(payload);
    note("follow-link-order", { id }, await followLinkOrder(merchantId, id));
  },
  "follow-invoice": async (payload) => {
    const { merchantId, id } = rowPayload.parse(payload);
    const caller = jobCaller(merchantId, "follow-invoice", "invoice:run");
    note("follow-invoice", { id }, await followInvoice.call(caller, { id }));
  },
  "finish-key-change": async (payload) => {
    const { merchantId, id } = rowPayload.parse(payload);
    const caller = jobCaller(merchantId, "finish-key-change", "key:renew");
    note("finish-key-change", { id }, await finishKeyChange.call(caller, { id }));
  },
  "follow-request": async (payload) => {
    const { merchantId, id } = rowPayload.parse(payload);
    const caller = jobCaller(merchantId, "follow-request", "order:follow");
    note("follow-request", { id }, await followRequest.call(caller, { id }));
  },
  "settle-unit": async (payload) => {
    const { merchantId, msn } = unitPayload.parse(payload);
    note("settle-unit", { msn }, await settleUnit(merchantId, msn));
  },
  "count-figures": async (payload) => {
    const { merchantId, msn } = unitPayload.parse(payload);
    note("count-figures", { msn }, await countUnit(merchantId, msn));
  },
  "check-figures": () => checkSomeFigures(),
  "plan-deliveries": async (payload) => {
    const { merchantId, id } = rowPayload.parse(payload);
    const caller = jobCaller(merchantId, "plan-deliveries", "report:deliver");
    note("plan-deliveries", { id }, await planDeliveries.call(caller, { id }));
  },
  "deliver-report": async (payload) => {
    const { merchantId, id } = rowPayload.parse(payload);
    note("deliver-report", { id }, await deliverReport(merchantId, id));
  },
  "reconcile-unit": async (payload) => {
    const { merchantId, msn } = unitPayload.parse(payload);
    const caller = jobCaller(merchantId, "reconcile-unit", "settlement:sync");
    note("reconcile-unit", { msn }, await reconcileUnit.call(caller, { msn }));
  },
  "make-export": async (payload) => {
    const { merchantId, id } = rowPayload.parse(payload);
    await makeExport(merchantId, id);
  },
  "expire-exports": expireExports,
  "forget-expired": forgetExpired,
  "note-heads": async () => void (await noteHeads()),
  "find-operations": (_payload, helpers) => findOperations(helpers.addJobs),
  "find-payments": (_payload, helpers) => findPayments(helpers.addJobs),
  "find-key-changes": (_payload, helpers) => findKeyChanges(helpers.addJobs),
};

function note(job: string, about: object, result: Result<unknown, { code: string }>): void {
  if (result.ok) log.debug({ job, ...about }, "job done");
  else log.warn({ job, ...about, code: result.error.code }, "job could not be done");
}
