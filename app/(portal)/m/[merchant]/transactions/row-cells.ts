import { type Html, html } from "@/lib/web/html";
import type { ShownRow } from "./shown-page";
import { TONES } from "./tones";

/** The words of a row that are not its own. */
export type RowWords = {
  readonly status: Readonly<Record<ShownRow["status"], string>>;
  readonly channel: Readonly<Record<ShownRow["channel"], string>>;
  readonly masked: string;
  readonly unknown: string;
};

/** The cells of one row. The look of each is its class in payments.css: fifty rows of long class lists were half of the page. */
export function writeCells(merchant: string, row: ShownRow, words: RowWords): Html {
  const { id, date, reference, description, unit, channel, amount, captured, refunded, status } = row;
  // The link covers the row; a script opens the panel instead, unless the person asks for a tab of its own.
  const link = html`<a href="/m/${merchant}/transactions/${id}" data-payment="${id}">${reference}</a>`;
  const about = description ? html`<small>${description}</small>` : "";
  const masked = row.masked ? html` title="${words.masked}"` : "";
  const customer = html`<td class="p-customer"${masked}>${writeCustomer(row, words)}</td>`;
  const where = html`<td class="p-unit" title="${unit}">${unit}</td><td class="p-channel">${words.channel[channel]}</td>`;
  const money = html`<td class="p-amount">${amount}</td><td class="p-part">${captured ?? NOTHING}</td><td class="p-part">${refunded ?? NOTHING}</td>`;
  const chip = html`<span class="chip chip--soft chip--${TONES[status]}">${words.status[status]}</span>`;
  return html`<td class="p-date">${date}</td><td class="p-reference">${link}${about}</td>${customer}${where}${money}<td class="p-status">${chip}</td>`;
}

function writeCustomer({ name, phone }: ShownRow, { unknown }: RowWords): Html {
  if (name && phone) return html`<span>${name}</span><small>${phone}</small>`;
  const known = name ?? phone;
  return known ? html`<span>${known}</span>` : html`<small>${unknown}</small>`;
}

/** Nothing is quieter than a column of noughts. */
const NOTHING = html`<i aria-hidden="true">–</i>`;
