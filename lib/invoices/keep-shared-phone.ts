import type { Change, Scope } from "@/lib/access/use-case";
import { now } from "@/lib/clock";
import { readApiKeys } from "@/lib/payments-api/api-keys";
import { getPayment } from "@/lib/payments-api/payments";
import { getUserinfo } from "@/lib/payments-api/userinfo";
import { keepCustomers } from "./company-repository";
import { noteEvent } from "./event-repository";
import { updateInvoice } from "./repository";
import type { Sight } from "./sight";

/** Keeps the number that the customer agreed to share while paying, for this invoice and the next, with the day of the consent. */
export async function keepSharedPhone(scope: Scope, { invoice, events, made }: Sight): Promise<void> {
  const offered = events.some(({ kind, details }) => kind === "pay_started" && details.code === "share");
  const known = events.some(({ kind }) => kind === "phone_shared");
  const paid = made.findLast(({ flow, state }) => flow === "WEB_REDIRECT" && state === "AUTHORIZED");
  if (!offered || known || !paid) return;
  const phone = await askForPhone(scope, invoice.msn, paid.reference);
  if (!phone) return;
  await scope.write(async (tx): Promise<Change<undefined>> => {
    const at = now();
    await keepCustomers(tx, [{ ...invoice, customerPhone: phone }], at);
    await updateInvoice(tx, invoice.id, { customerPhone: phone });
    await noteEvent(tx, scope, invoice.id, "phone_shared");
    const subject = `invoice:${invoice.id}`;
    return { value: undefined, audit: { action: "invoice.phone_shared", subject, msn: invoice.msn } };
  });
}

async function askForPhone(scope: Scope, msn: string, reference: string): Promise<string | undefined> {
  const keys = await scope.read((tx) => readApiKeys(tx, scope.merchantId, msn));
  const payment = keys && (await getPayment(keys, reference));
  const sub = payment?.kind === "done" ? payment.value.profile?.sub : undefined;
  const told = keys && sub ? await getUserinfo(keys, sub) : undefined;
  return told?.kind === "done" ? told.value.phone : undefined;
}
