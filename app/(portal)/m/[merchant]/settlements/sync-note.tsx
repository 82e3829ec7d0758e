import { useFormatter, useTranslations } from "next-intl";
import type { JSX } from "react";
import type { SettlementList } from "@/lib/settlements/list-settlements";
import { Day } from "./day";

type SyncNoteProps = Pick<SettlementList, "failing" | "syncedAt" | "since" | "timeZone">;

/** Since when the portal knows the ledgers, when it last looked, and which ones it cannot read. */
export function SyncNote({ failing, syncedAt, since, timeZone }: SyncNoteProps): JSX.Element {
  const t = useTranslations("settlements");
  const format = useFormatter();
  const at = (time: Date) => format.dateTime(time, { dateStyle: "medium", timeStyle: "short", timeZone });
  return (
    <div className="mt-4 grid gap-2 text-xs text-muted">
      {failing.map(({ name, since: from, code }) => (
        <p key={name} role="alert" className="text-sm text-danger">
          {t(code === "keys_refused" ? "keysRefused" : "unread", { unit: name, time: at(from) })}
        </p>
      ))}
      {syncedAt ? <p>{t("syncedAt", { time: at(syncedAt) })}</p> : null}
      {since ? <p>{t.rich("since", { day: () => <Day day={since} /> })}</p> : null}
    </div>
  );
}
