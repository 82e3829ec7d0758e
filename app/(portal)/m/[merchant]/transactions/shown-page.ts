import { startOfDay } from "@/lib/domain/calendar";
import { formatAmount, formatMoney } from "@/lib/domain/format-money";
import { formatPhone } from "@/lib/domain/format-phone";
import type { Locale } from "@/lib/domain/locale";
import { formatMoment } from "@/lib/i18n/format-moment";
import type { PaymentLine, PaymentPage } from "@/lib/transactions/list-payments";

/**
 * One payment of the list as the texts that it shows. They are written on the server, in the reader's language and the company's
 * time zone, and travel once: as the page's own data at first, as JSON from then on.
 */
export type ShownRow = {
  readonly id: string;
  /** Without the year where it is this one, as most of a list is. */
  readonly date: string;
  readonly reference: string;
  readonly description?: string;
  readonly name?: string;
  readonly phone?: string;
  readonly masked?: true;
  readonly unit: string;
  readonly channel: PaymentLine["channel"];
  readonly amount: string;
  /** Without the currency; absent where nothing was captured or given back. */
  readonly captured?: string;
  readonly refunded?: string;
  readonly status: PaymentLine["status"];
};

export type ShownPage = { readonly rows: readonly ShownRow[]; readonly next?: string };

export function showPage({ rows, next, timeZone, today }: PaymentPage, locale: Locale): ShownPage {
  const newYear = startOfDay(`${today.slice(0, 4)}-01-01`, timeZone);
  const show = (row: PaymentLine): ShownRow => ({
    id: row.id,
    date: formatMoment(row.createdAt, {
      name: row.createdAt >= newYear ? "short" : "moment",
      locale,
      timeZone,
    }),
    reference: row.reference,
    ...(row.description ? { description: row.description } : {}),
    ...showCustomer(row.customer),
    unit: row.unit.name,
    channel: row.channel,
    amount: formatMoney(row.amount, locale),
    ...(row.captured.minor > 0 ? { captured: formatAmount(row.captured, locale) } : {}),
    ...(row.refunded.minor > 0 ? { refunded: formatAmount(row.refunded, locale) } : {}),
    status: row.status,
  });
  return { rows: rows.map(show), ...(next ? { next } : {}) };
}

function showCustomer({ name, phone, masked }: PaymentLine["customer"]) {
  return {
    ...(name ? { name } : {}),
    ...(phone ? { phone: masked ? phone : formatPhone(phone) } : {}),
    ...(masked ? { masked } : {}),
  };
}
