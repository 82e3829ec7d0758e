"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { type Sent, sendFile } from "@/lib/query/send-file";
import { newKey } from "@/lib/web/intent-key";
import { codeHref } from "../address";
import type { ShownCodeSheet } from "./show-code-sheet";

type Checked = { file: Blob; check: ShownCodeSheet; key: string };

/**
 * Asks the portal what is wrong with a sheet, and has the codes of its good rows made. The key comes with the check and stays: pressing
 * again is the same intent.
 */
export function useCodeSheet(merchant: string, msn: string) {
  const common = useTranslations("common");
  const router = useRouter();
  const [checked, setChecked] = useState<Checked>();
  const [trouble, setTrouble] = useState<string>();
  const [busy, setBusy] = useState<"checking" | "making">();
  const path = `/m/${merchant}/qr-codes/bulk`;
  const send = async (what: "checking" | "making", file: Blob, query: Record<string, string>) => {
    setBusy(what);
    setTrouble(undefined);
    const route = what === "checking" ? "check" : "make";
    const sent: Sent = await sendFile(
      `${path}/${route}?${new URLSearchParams({ unit: msn, ...query })}`,
      file,
    );
    setBusy(undefined);
    if (sent.kind === "taken") return sent.told;
    setTrouble(sent.kind === "refused" ? sent.message : common("noAnswer"));
    return undefined;
  };
  return {
    checked,
    trouble,
    busy,
    forget: () => {
      setChecked(undefined);
      setTrouble(undefined);
    },
    check: async (file: Blob) => {
      setChecked(undefined);
      const told = await send("checking", file, {});
      // safe: the portal's own answer, made by showCodeSheet
      if (told) setChecked({ file, check: told as ShownCodeSheet, key: newKey() });
    },
    make: async ({ file, check, key }: Checked) => {
      const told = await send("making", file, { key, count: String(check.good) });
      if (told) router.push(codeHref(merchant, `batches/${key}`));
    },
  };
}
