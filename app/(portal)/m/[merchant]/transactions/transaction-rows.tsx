"use client";

import { useTranslations } from "next-intl";
import type { JSX } from "react";
import { CHANNELS } from "@/lib/domain/channel";
import { PAYMENT_STATUSES } from "@/lib/domain/payment";
import { TONES } from "./payment-status";
import type { ShownRow } from "./shown-page";

type TransactionRowsProps = {
  merchant: string;
  rows: readonly ShownRow[];
  /** The payment whose panel is open. */
  open: string | undefined;
};

/** The look of a cell is its class in payments.css: fifty rows of long class lists were half of the page. */
export function TransactionRows({ merchant, rows, open }: TransactionRowsProps): JSX.Element {
  const words = useWords();
  const show = (row: ShownRow) => (
    <tr key={row.id} aria-selected={open === row.id}>
      <td className="p-date">{row.date}</td>
      <td className="p-reference">
        {/* The link covers the row; a script opens the panel instead, unless the person asks for a tab of its own. */}
        <a href={`/m/${merchant}/transactions/${row.id}`} data-payment={row.id}>
          {row.reference}
        </a>
        {row.description ? <small>{row.description}</small> : null}
      </td>
      <td className="p-customer" title={row.masked ? words.masked : undefined}>
        {row.name ? <span>{row.name}</span> : null}
        {row.phone ? row.name ? <small>{row.phone}</small> : <span>{row.phone}</span> : null}
        {row.name || row.phone ? null : <small>{words.unknown}</small>}
      </td>
      <td className="p-unit" title={row.unit}>
        {row.unit}
      </td>
      <td className="p-channel">{words.channel[row.channel]}</td>
      <td className="p-amount">{row.amount}</td>
      {/* Nothing is quieter than a column of noughts. */}
      <td className="p-part">{row.captured ?? NOTHING}</td>
      <td className="p-part">{row.refunded ?? NOTHING}</td>
      <td className="p-status">
        <span className={`chip chip--soft chip--${TONES[row.status]}`}>{words.status[row.status]}</span>
      </td>
    </tr>
  );
  return <>{rows.map(show)}</>;
}

const NOTHING = <i aria-hidden="true">–</i>;

/** Each word is looked up once, not once a row. */
function useWords() {
  const t = useTranslations("transactions");
  const among = <K extends string>(keys: readonly K[], word: (key: K) => string) =>
    Object.fromEntries(keys.map((key) => [key, word(key)])) as Record<K, string>; // safe: one entry per key
  return {
    status: among(PAYMENT_STATUSES, (key) => t(`status.${key}`)),
    channel: among(CHANNELS, (key) => t(`channel.${key}`)),
    masked: t("customerMasked"),
    unknown: t("customerUnknown"),
  };
}
