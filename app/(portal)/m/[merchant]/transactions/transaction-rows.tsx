"use client";

import { useTranslations } from "next-intl";
import type { JSX } from "react";
import { CHANNELS } from "@/lib/domain/channel";
import { PAYMENT_STATUSES } from "@/lib/domain/payment";
import { type RowWords, writeCells } from "./row-cells";
import type { ShownRow } from "./shown-page";

type TransactionRowsProps = {
  merchant: string;
  rows: readonly ShownRow[];
  /** The payment whose panel is open. */
  open: string | undefined;
};

/**
 * React keeps the rows, so that one that has not changed keeps the focus while others come. What stands in a row is text: as five hundred
 * components it was half the work of this page, once on the server and again in each browser.
 */
export function TransactionRows({ merchant, rows, open }: TransactionRowsProps): JSX.Element {
  const words = useWords();
  const show = (row: ShownRow) => (
    <tr
      key={row.id}
      aria-selected={open === row.id}
      // Each value in it is escaped by html`` (row-cells.test.ts).
      dangerouslySetInnerHTML={{ __html: writeCells(merchant, row, words).text }}
    />
  );
  return <>{rows.map(show)}</>;
}

/** Each word is looked up once, not once a row. */
function useWords(): RowWords {
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
