import { useTranslations } from "next-intl";
import type { JSX } from "react";

const KNOWN = [
  "capture",
  "refund",
  "fees-retained",
  "payout-scheduled",
  "payout-aborted",
  "retained-disputed-capture",
  "returned-disputed-capture",
  "correction",
  "top-up",
  "credit-note",
] as const;

// The name of 2023 for the same thing.
const NAMED_NOW: Record<string, (typeof KNOWN)[number]> = { "scheduled-for-payout": "payout-scheduled" };

/** What a line of the ledger is. A type that is new to the portal stands as the platform wrote it. */
export function EntryType({ type }: { type: string }): JSX.Element {
  const t = useTranslations("settlements.type");
  const known = NAMED_NOW[type] ?? KNOWN.find((one) => one === type);
  return <span className="font-medium">{known ? t(known) : type}</span>;
}
