"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { sendFile } from "@/lib/query/send-file";
import { newKey } from "@/lib/web/intent-key";
import { listHref } from "../address";

type Sheet = { merchant: string; msn: string; file: Blob; name: string };

/** Sends a checked sheet and goes on to its board. The key stays until an answer has come: pressing again is the same intent. */
export function useSheetSending({ merchant, msn, file, name }: Sheet) {
  const common = useTranslations("common");
  const router = useRouter();
  const [key] = useState(newKey);
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<string>();
  const send = async (form: FormData) => {
    const text = (field: string) => String(form.get(field) ?? "").trim();
    const how = { minutes: text("expiry"), vat: text("vat"), remind: text("remind"), count: text("count") };
    const query = new URLSearchParams({ unit: msn, name: name.slice(0, 100), key, ...how });
    setBusy(true);
    setTrouble(undefined);
    const sent = await sendFile(`/m/${merchant}/requests/many/send?${query}`, file);
    if (sent.kind === "taken") return router.push(listHref(merchant, listIn(sent.told)));
    setBusy(false);
    setTrouble(sent.kind === "refused" ? sent.message : common("noAnswer"));
  };
  return { send, busy, trouble };
}

function listIn(told: unknown): string {
  return typeof told === "object" && told !== null && "listId" in told ? String(told.listId) : "";
}
