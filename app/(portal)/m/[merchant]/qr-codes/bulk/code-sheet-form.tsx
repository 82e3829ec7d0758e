"use client";

import { useTranslations } from "next-intl";
import { type JSX, useState } from "react";
import { FormMessage } from "@/components/feedback/form-message";
import type { CodeUnit } from "@/lib/qr/list-code-units";
import { UnitField } from "../unit-field";
import { CheckedCodes } from "./checked-codes";
import { useCodeSheet } from "./use-code-sheet";

type CodeSheetFormProps = { merchant: string; units: readonly CodeUnit[]; unit: string | undefined };

/** A file or pasted cells, checked row by row before anything is made. A changed choice has to be checked anew. */
export function CodeSheetForm({ merchant, units, unit }: CodeSheetFormProps): JSX.Element {
  const t = useTranslations("qr.sheet");
  const [msn, setMsn] = useState(unit ?? units[0]?.msn ?? "");
  const [file, setFile] = useState<File>();
  const [pasted, setPasted] = useState("");
  const { checked, trouble, busy, check, make, forget } = useCodeSheet(merchant, msn);
  const changing =
    <T,>(keep: (value: T) => void) =>
    (value: T) => {
      keep(value);
      forget();
    };
  return (
    <>
      <section aria-labelledby="from-sheet" className="card card--default grid max-w-2xl gap-4 p-5">
        <h2 id="from-sheet" className="text-base font-semibold">
          {t("title")}
        </h2>
        <p className="text-sm text-muted">{t("explain")}</p>
        <UnitField units={units} unit={msn} onChange={changing(setMsn)} />
        <SheetSource onFile={changing(setFile)} pasted={pasted} onPaste={changing(setPasted)} />
        <FormMessage message={checked ? undefined : trouble} />
        <button
          type="button"
          className="button button--primary justify-self-start"
          disabled={busy !== undefined || (!file && pasted.trim() === "")}
          onClick={() => void check(file ?? new Blob([pasted], { type: "text/plain" }))}
        >
          {busy === "checking" ? t("checking") : t("check")}
        </button>
      </section>
      {checked ? (
        <>
          <CheckedCodes check={checked.check} />
          <FormMessage message={trouble} />
          {checked.check.good > 0 ? (
            <button
              type="button"
              className="button button--primary justify-self-start"
              disabled={busy !== undefined}
              onClick={() => void make(checked)}
            >
              {busy === "making" ? t("making") : t("make", { count: checked.check.good })}
            </button>
          ) : null}
        </>
      ) : null}
    </>
  );
}

type SheetSourceProps = {
  onFile: (file: File | undefined) => void;
  pasted: string;
  onPaste: (text: string) => void;
};

function SheetSource({ onFile, pasted, onPaste }: SheetSourceProps): JSX.Element {
  const t = useTranslations("qr.sheet");
  return (
    <>
      <label className="grid gap-1 text-sm font-medium">
        {t("file")}
        <input
          type="file"
          accept=".csv,.txt,.xlsx,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
          className="w-full min-w-0 text-sm font-normal file:mr-3 file:cursor-pointer file:rounded-lg file:border-0 file:bg-default file:px-3 file:py-2 file:font-medium"
          onChange={({ target }) => onFile(target.files?.[0])}
        />
      </label>
      <label className="grid gap-1 text-sm font-medium">
        {t("paste")}
        <textarea
          rows={4}
          className="input h-auto w-full font-mono text-xs font-normal"
          value={pasted}
          onChange={({ target }) => onPaste(target.value)}
        />
      </label>
    </>
  );
}
