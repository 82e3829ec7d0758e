"use client";

import { useTranslations } from "next-intl";
import { type JSX, useState } from "react";
import { FormMessage } from "@/components/feedback/form-message";
import { CheckedRows } from "@/components/sheets/checked-rows";
import { SheetSource } from "@/components/sheets/sheet-source";
import { INVOICE_COLUMNS, type InvoiceColumn } from "@/lib/domain/invoice-sheet";
import { VAT_RATES } from "@/lib/domain/receipt";
import { useSheetCheck } from "@/lib/web/use-sheet-check";
import { ConfirmSheet } from "./confirm-sheet";
import { SheetTerms } from "./sheet-terms";
import type { SheetFormProps, Terms } from "./terms";

/** A file or pasted cells, checked before anything is sent. A changed choice has to be checked anew. */
export function SheetForm(props: SheetFormProps): JSX.Element {
  const { merchant, units, currency, kinds, dueDay } = props;
  const t = useTranslations("invoices.sheet");
  const shared = useTranslations("sheets");
  const [terms, setTerms] = useState<Terms>({
    ...{ unit: units[0]?.msn ?? "", due: dueDay, vat: String(VAT_RATES[currency][0] ?? 0) },
    ...{ kind: kinds[0] ?? "", account: "" },
  });
  const [file, setFile] = useState<File>();
  const [pasted, setPasted] = useState("");
  const path = `/m/${merchant}/invoices/many/check?${new URLSearchParams(terms)}`;
  const { checked, trouble, busy, check, forget } = useSheetCheck<InvoiceColumn>(path);
  const changing =
    <T,>(keep: (value: T) => void) =>
    (value: T) => {
      keep(value);
      forget();
    };
  const sheet = () => file ?? new Blob([pasted], { type: "text/plain" });
  return (
    <div className="grid min-w-0 gap-6">
      <section className="card card--default grid max-w-3xl gap-4 p-5">
        <p className="text-sm text-muted">{t("explain")}</p>
        <SheetSource onFile={changing(setFile)} pasted={pasted} onPaste={changing(setPasted)} />
        <SheetTerms {...props} terms={terms} onChange={changing(setTerms)} />
        <FormMessage message={trouble} />
        <button
          type="button"
          className="button button--primary justify-self-start"
          disabled={busy || (!file && pasted.trim() === "")}
          onClick={() => void check(sheet(), file?.name ?? t("pasted"))}
        >
          {shared(busy ? "checking" : "check")}
        </button>
      </section>
      {checked ? (
        <CheckedRows
          columns={INVOICE_COLUMNS.map((column) => [column, t(`column.${column}`)])}
          check={checked.check}
          goodText={t("good", { count: checked.check.good })}
        />
      ) : null}
      {checked && checked.check.good > 0 ? (
        <ConfirmSheet merchant={merchant} terms={terms} {...checked} />
      ) : null}
    </div>
  );
}
