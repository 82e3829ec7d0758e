"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { sendFile } from "@/lib/query/send-file";
import type { ShownCheck } from "./show-check";

type Checked = { file: Blob; name: string; check: ShownCheck };

/** Asks the portal what is wrong with a sheet. */
export function useSheetCheck(path: string) {
  const common = useTranslations("common");
  const [checked, setChecked] = useState<Checked>();
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
    // safe: the portal's own answer, made by showCheck
    else setChecked({ file, name, check: sent.told as ShownCheck });
  };
  return { checked, trouble, busy, check, forget };
}
