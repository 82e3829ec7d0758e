import { useFormatter, useTranslations } from "next-intl";
import type { JSX } from "react";
import { StatusChip } from "@/components/status-chip";
import type { AuditEntryShown } from "@/lib/audit/list-audit";
import { useActionName } from "./action-name";
import { type AuditAddress, auditHref } from "./address";
import { EntryLines } from "./entry-lines";
import { EntrySubject } from "./entry-subject";

type AuditEntriesProps = {
  merchant: string;
  address: AuditAddress;
  entries: readonly AuditEntryShown[];
  timeZone: string;
};

/** One entry under the other; on a wide screen when, who, what and about what stand side by side. */
export function AuditEntries({ entries, ...where }: AuditEntriesProps): JSX.Element {
  return (
    <ol className="divide-y divide-separator rounded-2xl bg-surface shadow-surface">
      {entries.map((entry) => (
        <Entry key={entry.seq} entry={entry} {...where} />
      ))}
    </ol>
  );
}

type EntryProps = Omit<AuditEntriesProps, "entries"> & { entry: AuditEntryShown };

function Entry({ merchant, address, entry, timeZone }: EntryProps): JSX.Element {
  const t = useTranslations("audit");
  const format = useFormatter();
  const action = useActionName();
  const { at, actor, result, lines, ip, requestId } = entry;
  return (
    <li
      id={`entry-${entry.seq}`}
      className="grid gap-x-5 gap-y-1 px-4 py-3 text-sm md:grid-cols-[10.5rem_11rem_minmax(0,1fr)] lg:grid-cols-[10.5rem_12rem_minmax(0,1fr)_15rem]"
    >
      <p className="text-muted">
        <time dateTime={at.toISOString()}>
          {format.dateTime(at, { dateStyle: "medium", timeStyle: "medium", timeZone })}
        </time>
        <span className="tabular block text-xs">#{entry.seq}</span>
      </p>
      <Actor merchant={merchant} address={address} actor={actor} />
      <div className="min-w-0">
        <p className="flex flex-wrap items-center gap-2 font-medium">
          {action(entry.action)}
          {result === "done" ? null : (
            <StatusChip tone={result === "refused" ? "warning" : "danger"}>
              {t(`result.${result}`)}
            </StatusChip>
          )}
        </p>
        <EntryLines lines={lines} />
      </div>
      <div className="min-w-0 md:col-start-3 lg:col-start-auto">
        <EntrySubject merchant={merchant} subject={entry.subject} />
        {ip || requestId ? (
          <p className="mt-1 text-xs break-all text-muted">
            {ip ? <span className="tabular block">{ip}</span> : null}
            {requestId ? <span className="block">{t("request", { id: requestId })}</span> : null}
          </p>
        ) : null}
      </div>
    </li>
  );
}

type ActorProps = { merchant: string; address: AuditAddress; actor: AuditEntryShown["actor"] };

/** Pressing a person shows what else they did, within the same choice. */
function Actor({ merchant, address, actor }: ActorProps): JSX.Element {
  const t = useTranslations("audit");
  if (actor.kind !== "person") return <p className="text-muted">{t(`actor.${actor.kind}`)}</p>;
  return (
    <p className="min-w-0 break-words">
      <a className="link" href={auditHref(merchant, { ...address, person: actor.id })}>
        {actor.name ?? t("unknownPerson")}
      </a>
    </p>
  );
}
