import type { WriteTx } from "@/lib/access/tenant-db";
import { formatMoney } from "@/lib/domain/format-money";
import { isCurrency, money } from "@/lib/domain/money";
import { queueMail } from "@/lib/mail/queue-mail";
import type { OrderRow } from "./order-repository";
import { companyOf, findLink, type Preferences } from "./repository";

/** A mail to whom the unit's preferences name, in their language; without a name of the customer, who is no business of a mailbox. */
export async function tellOfPayment(
  tx: WriteTx,
  { linkId, amountMinor, currency, quantity }: OrderRow,
  paymentId: string,
  { mailTo, mailLocale }: Preferences,
): Promise<void> {
  if (mailTo === "" || !isCurrency(currency)) return;
  const link = await findLink(tx, linkId);
  const { name: company, slug } = await companyOf(tx);
  await queueMail(tx, {
    to: mailTo,
    locale: mailLocale,
    template: "linkPaid",
    values: {
      company,
      title: link?.title ?? "",
      amount: formatMoney(money(amountMinor, currency), mailLocale),
      count: quantity,
      path: `/m/${slug}/transactions/${paymentId}`,
    },
  });
}
