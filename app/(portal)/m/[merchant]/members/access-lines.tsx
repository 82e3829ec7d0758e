import { useFormatter, useTranslations } from "next-intl";
import type { JSX } from "react";
import type { TimedGrant } from "@/lib/domain/member-access";

type AccessLinesProps = {
  /** `group` is set where it comes from one. */
  grants: readonly (TimedGrant & { now: boolean; group: { name: string } | null })[];
  units: readonly { msn: string; name: string }[];
  zone: string;
};

/** What someone may do, where and when: one line for the sales units that share a role and a time. */
export function AccessLines({ grants, units, zone }: AccessLinesProps): JSX.Element {
  const t = useTranslations();
  const lines = bundle(grants);
  if (lines.length === 0) return <p className="text-sm text-muted">{t("members.noAccess")}</p>;
  return (
    <ul className="grid gap-2">
      {lines.map(({ grant, msns }) => (
        <li key={JSON.stringify([grant, msns])} className="min-w-0 text-sm">
          <span className="font-medium">{grant.own?.name ?? t(`permissions.role.${grant.role}`)}</span>
          {grant.extras.map((extra) => (
            <span key={extra}> + {t(`permissions.extra.${extra}`)}</span>
          ))}
          <span className="block text-muted">
            {msns.includes("all")
              ? t("members.allUnits")
              : msns.map((msn) => units.find((unit) => unit.msn === msn)?.name ?? msn).join(", ")}
          </span>
          <Period grant={grant} zone={zone} />
          {grant.group ? (
            <span className="block text-muted">{t("members.group.from", { name: grant.group.name })}</span>
          ) : null}
        </li>
      ))}
    </ul>
  );
}

function Period({
  grant,
  zone,
}: {
  grant: AccessLinesProps["grants"][number];
  zone: string;
}): JSX.Element | null {
  const t = useTranslations("members");
  const format = useFormatter();
  const { from, until, now } = grant;
  if (!from && !until) return null;
  const day = (at: Date) => format.dateTime(at, "day", { timeZone: zone });
  // The end is the first instant without access: the day before it is the last one with.
  const last = until ? day(new Date(until.getTime() - 1)) : "";
  const text = from && until ? t("fromUntil", { from: day(from), until: last }) : undefined;
  return (
    <span className="block text-muted">
      {text ?? (from ? t("fromDay", { from: day(from) }) : t("untilDay", { until: last }))}
      {now ? null : <span className="chip chip--soft chip--warning ml-2 px-2">{t("notNow")}</span>}
    </span>
  );
}

type Line = { grant: AccessLinesProps["grants"][number]; msns: string[] };

function bundle(grants: AccessLinesProps["grants"]): Line[] {
  const lines = new Map<string, Line>();
  for (const grant of grants) {
    const { unit, ...rest } = grant;
    const key = JSON.stringify(rest);
    const msns = lines.get(key)?.msns ?? [];
    lines.set(key, { grant, msns: [...msns, unit] });
  }
  return [...lines.values()];
}
