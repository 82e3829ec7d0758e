"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import type { Money } from "@/lib/domain/money";
import type { ShownSheet } from "@/lib/domain/shown-sheet";
import { sendFile } from "@/lib/query/send-file";

export type CheckedSheet<Column extends string, Total = Money> = {
  file: Blob;
  name: string;
  check: ShownSheet<Column, Total>;
};

/** Asks the portal what is wrong with a sheet. */
export function useSheetCheck<Column extends string, Total = Money>(path: string) {
  const common = useTranslations("common");
  const [checked, setChecked] = useState<CheckedSheet<Column, Total>>();
  const [trouble, setTrouble] = useState<string>();
  const [busy, setBusy] = useState(false);
  const forget = () => {
    setChecked(undefined);
    setTrouble(undefined);
  };
  const check = async (file: Blob, name: string) => {
    setBusy(true);
    forget();
    const sent = await sendFile(path, file);
    setBusy(false);
    if (sent.kind === "no_answer") setTrouble(common("noAnswer"));
    else if (sent.kind === "refused") setTrouble(sent.message);
    // safe: the portal's own answer, made by showSheet
    else setChecked({ file, name, check: sent.told as ShownSheet<Column, Total> });
  };
  return { checked, trouble, busy, check, forget };
}
