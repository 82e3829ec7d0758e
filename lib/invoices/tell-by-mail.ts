import type { Change, Scope } from "@/lib/access/use-case";
import { formatMoney } from "@/lib/domain/format-money";
import { payUntil } from "@/lib/domain/invoice-reminder";
import { mayStep, outstandingOf } from "@/lib/domain/invoice-state";
import { isCurrency, money } from "@/lib/domain/money";
import { writeDay } from "@/lib/i18n/invoice-texts";
import { queueMail } from "@/lib/mail/queue-mail";
import { noteEvent } from "./event-repository";
import { lockInvoice } from "./repository";
import { lookAt, type Sight } from "./sight";

/** Writes to a customer with an address: once for the invoice, and once for each reminder that follows. */
export async function tellByMail(scope: Scope, { invoice: { id, customerEmail } }: Sight): Promise<void> {
  if (!customerEmail) return;
  await scope.write(async (tx): Promise<Change<undefined>> => {
    // Locked and looked at anew: two workers at once write one message.
    await lockInvoice(tx, id);
    const sight = await lookAt(tx, id);
    if (!sight || !isOwed(sight)) return { value: undefined, audit: "unchanged" };
    const { invoice } = sight;
    const { locale } = invoice;
    const reminder = sight.events.find(({ kind }) => kind === "reminded")?.details;
    const said = valuesOf(sight);
    if (reminder) {
      const { day = sight.issuer.today, feeMinor = 0 } = reminder;
      const until = writeDay(payUntil(sight.issuer.country, day), locale);
      const fee = feeMinor > 0 ? write(sight, feeMinor) : "none";
      await queueMail(tx, {
        to: customerEmail,
        locale,
        template: "invoiceReminded",
        values: { ...said, until, fee },
      });
    } else await queueMail(tx, { to: customerEmail, locale, template: "invoiceSent", values: said });
    await noteEvent(tx, scope, id, "mailed");
    const details = { number: invoice.number };
    const audit = { action: "invoice.mailed", subject: `invoice:${id}`, msn: invoice.msn, details };
    return { value: undefined, audit };
  });
}

/** Fewer messages than there was to tell, and still something to pay. */
function isOwed({ invoice, events }: Sight): boolean {
  const rounds = events.filter(({ kind }) => kind === "sent" || kind === "reminded").length;
  const told = events.filter(({ kind }) => kind === "mailed").length;
  return mayStep(invoice, "pay") && outstandingOf(invoice) > 0 && told < rounds;
}

function valuesOf(sight: Sight) {
  const { invoice, issuer } = sight;
  return {
    company: issuer.name,
    number: String(invoice.number),
    amount: write(sight, outstandingOf(invoice)),
    day: writeDay(invoice.dueDay, invoice.locale),
    path: `/invoice/${invoice.token}`,
  };
}

function write({ invoice: { currency, locale } }: Sight, minor: number): string {
  if (!isCurrency(currency)) throw new Error(`unknown currency ${currency}`);
  return formatMoney(money(minor, currency), locale);
}
