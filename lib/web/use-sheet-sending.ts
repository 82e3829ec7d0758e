"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { sendFile } from "@/lib/query/send-file";
import { newKey } from "./intent-key";

type Sending = {
  /** The route that takes the sheet. */
  path: string;
  file: Blob;
  name: string;
  /** Goes to the page of the list that was made. */
  onSent: (listId: string) => void;
};

/** Sends a checked sheet. The key stays until an answer has come: pressing again is the same intent. */
export function useSheetSending({ path, file, name, onSent }: Sending) {
  const common = useTranslations("common");
  const [key] = useState(newKey);
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<string>();
  const send = async (how: Readonly<Record<string, string>>) => {
    const query = new URLSearchParams({ name: name.slice(0, 100), key, ...how });
    setBusy(true);
    setTrouble(undefined);
    const sent = await sendFile(`${path}?${query}`, file);
    if (sent.kind === "taken") return onSent(listIn(sent.told));
    setBusy(false);
    setTrouble(sent.kind === "refused" ? sent.message : common("noAnswer"));
  };
  return { send, busy, trouble };
}

function listIn(told: unknown): string {
  return typeof told === "object" && told !== null && "listId" in told ? String(told.listId) : "";
}
