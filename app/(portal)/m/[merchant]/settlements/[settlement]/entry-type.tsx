import { useTranslations } from "next-intl";
import type { JSX } from "react";
import { typeNameOf } from "@/lib/domain/settlement";

/** What a line of the ledger is. A type that is new to the portal stands as the platform wrote it. */
export function EntryType({ type }: { type: string }): JSX.Element {
  const t = useTranslations("settlements.type");
  const known = typeNameOf(type);
  return <span className="font-medium">{known ? t(known) : type}</span>;
}
