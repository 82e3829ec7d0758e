"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type JSX, useState } from "react";
import { FormMessage } from "@/components/feedback/form-message";
import { CheckedRows } from "@/components/sheets/checked-rows";
import { SheetSource } from "@/components/sheets/sheet-source";
import { CODE_COLUMNS, type CodeColumn } from "@/lib/domain/code-sheet";
import type { CodeUnit } from "@/lib/qr/list-code-units";
import { type CheckedSheet, useSheetCheck } from "@/lib/web/use-sheet-check";
import { useSheetSending } from "@/lib/web/use-sheet-sending";
import { codeHref } from "../address";
import { UnitField } from "../unit-field";

type CodeSheetFormProps = { merchant: string; units: readonly CodeUnit[]; unit: string | undefined };

/** A file or pasted cells, checked row by row before anything is made. A changed choice has to be checked anew. */
export function CodeSheetForm({ merchant, units, unit }: CodeSheetFormProps): JSX.Element {
  const t = useTranslations("qr.sheet");
  const shared = useTranslations("sheets");
  const [msn, setMsn] = useState(unit ?? units[0]?.msn ?? "");
  const [file, setFile] = useState<File>();
  const [pasted, setPasted] = useState("");
  const path = `/m/${merchant}/qr-codes/bulk/check?unit=${msn}`;
  const { checked, trouble, busy, check, forget } = useSheetCheck<CodeColumn, undefined>(path);
  const changing =
    <T,>(keep: (value: T) => void) =>
    (value: T) => {
      keep(value);
      forget();
    };
  const sheet = () => file ?? new Blob([pasted], { type: "text/plain" });
  return (
    <>
      <section aria-labelledby="from-sheet" className="card card--default grid max-w-2xl gap-4 p-5">
        <h2 id="from-sheet" className="text-base font-semibold">
          {t("title")}
        </h2>
        <p className="text-sm text-muted">{t("explain")}</p>
        <UnitField units={units} unit={msn} onChange={changing(setMsn)} />
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
          columns={CODE_COLUMNS.map((column) => [column, t(`column.${column}`)])}
          check={checked.check}
          goodText={t("good", { count: checked.check.good })}
        />
      ) : null}
      {checked && checked.check.good > 0 ? <MakeButton {...{ merchant, msn, checked }} /> : null}
    </>
  );
}

type MakeButtonProps = { merchant: string; msn: string; checked: CheckedSheet<CodeColumn, undefined> };

/** The button says how many codes it makes; what becomes of each stands on the next page. */
function MakeButton({ merchant, msn, checked }: MakeButtonProps): JSX.Element {
  const t = useTranslations("qr.sheet");
  const router = useRouter();
  const { file, name, check } = checked;
  const { send, busy, trouble } = useSheetSending({
    path: `/m/${merchant}/qr-codes/bulk/make`,
    ...{ file, name },
    onSent: (batch) => router.push(codeHref(merchant, `batches/${batch}`)),
  });
  return (
    <div className="grid justify-items-start gap-3">
      <FormMessage message={trouble} />
      <button
        type="button"
        className="button button--primary"
        disabled={busy}
        onClick={() => void send({ unit: msn, count: String(check.good) })}
      >
        {busy ? t("making") : t("make", { count: check.good })}
      </button>
    </div>
  );
}
