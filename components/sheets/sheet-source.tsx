"use client";

import { useTranslations } from "next-intl";
import type { JSX } from "react";
import { FileField } from "@/components/file-field";

type SheetSourceProps = {
  onFile: (file: File | undefined) => void;
  pasted: string;
  onPaste: (text: string) => void;
};

/** A file, or cells pasted from a spreadsheet. */
export function SheetSource({ onFile, pasted, onPaste }: SheetSourceProps): JSX.Element {
  const t = useTranslations("sheets");
  return (
    <>
      <FileField
        label={t("file")}
        accept=".csv,.txt,.xlsx,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        onFile={onFile}
      />
      <label className="grid gap-1 text-sm font-medium">
        {t("paste")}
        <textarea
          rows={5}
          className="input w-full font-mono text-xs font-normal"
          value={pasted}
          onChange={({ target }) => onPaste(target.value)}
        />
      </label>
    </>
  );
}
