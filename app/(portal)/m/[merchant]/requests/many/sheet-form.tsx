"use client";

import { useTranslations } from "next-intl";
import { type JSX, useState } from "react";
import { ChoiceField } from "@/components/choice-field";
import { FormMessage } from "@/components/feedback/form-message";
import { CheckedRows } from "@/components/sheets/checked-rows";
import { SheetSource } from "@/components/sheets/sheet-source";
import { SHEET_COLUMNS, type SheetColumn } from "@/lib/domain/request-sheet";
import { useSheetCheck } from "@/lib/web/use-sheet-check";
import type { AskingUnit } from "../request-form";
import { ConfirmSheet } from "./confirm-sheet";

type SheetFormProps = { merchant: string; units: readonly AskingUnit[] };

/** A file or pasted cells, checked before anything is sent. A changed choice has to be checked anew. */
export function SheetForm({ merchant, units }: SheetFormProps): JSX.Element {
  const t = useTranslations("requests.sheet");
  const shared = useTranslations("sheets");
  const labels = useTranslations("requests");
  const [msn, setMsn] = useState(units[0]?.msn ?? "");
  const [file, setFile] = useState<File>();
  const [pasted, setPasted] = useState("");
  const { checked, trouble, busy, check, forget } = useSheetCheck<SheetColumn>(
    `/m/${merchant}/requests/many/check?unit=${msn}`,
  );
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
        <ChoiceField
          name="unit"
          label={labels("unit")}
          value={msn}
          options={units.map((unit) => [unit.msn, unit.name])}
          onChange={changing(setMsn)}
        />
        <SheetSource onFile={changing(setFile)} pasted={pasted} onPaste={changing(setPasted)} />
        <FormMessage message={trouble} />
        <button
          type="button"
          className="button button--primary justify-self-start"
          disabled={busy || (!file && pasted.trim() === "")}
          onClick={() => void check(sheet(), file?.name ?? t("title"))}
        >
          {shared(busy ? "checking" : "check")}
        </button>
      </section>
      {checked ? (
        <CheckedRows
          columns={SHEET_COLUMNS.map((column) => [column, t(`column.${column}`)])}
          check={checked.check}
        />
      ) : null}
      {checked && checked.check.good > 0 ? (
        <ConfirmSheet merchant={merchant} msn={msn} onlyShort={isShort(units, msn)} {...checked} />
      ) : null}
    </div>
  );
}

const isShort = (units: readonly AskingUnit[], msn: string) =>
  units.find((unit) => unit.msn === msn)?.onlyShort ?? false;
