import { useFormatter, useTranslations } from "next-intl";
import type { JSX } from "react";
import type { Deed } from "@/lib/members/get-member";

const KNOWN = [
  "access_refused",
  "member_accepted",
  "member_access_changed",
  "member_declined",
  "member_forgotten",
  "member_invited",
  "member_looked_up",
  "member_removed",
  "member_signed_out",
  "payment_cancel_requested",
  "payment_capture_requested",
  "payment_note_added",
  "payment_refund_requested",
  "transactions_exported",
  "unit_connected",
] as const;

/** What the person did here last. What has no sentence of its own stands as the audit log names it. */
export function MemberDeeds({ deeds, zone }: { deeds: readonly Deed[]; zone: string }): JSX.Element {
  const t = useTranslations("members");
  const format = useFormatter();
  if (deeds.length === 0) return <p className="text-sm text-muted">{t("noDeeds")}</p>;
  return (
    <ul className="divide-y divide-separator text-sm">
      {deeds.map(({ seq, at, action }) => {
        const known = KNOWN.find((one) => one === action.replaceAll(".", "_"));
        return (
          <li key={seq} className="flex flex-wrap justify-between gap-x-4 gap-y-1 py-2">
            <span>{known ? t(`deed.${known}`) : <code>{action}</code>}</span>
            <time className="tabular text-muted" dateTime={at.toISOString()}>
              {format.dateTime(at, "moment", { timeZone: zone })}
            </time>
          </li>
        );
      })}
    </ul>
  );
}
