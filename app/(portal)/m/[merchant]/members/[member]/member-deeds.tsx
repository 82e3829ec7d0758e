import { useFormatter, useTranslations } from "next-intl";
import type { JSX } from "react";
import type { MemberDetails } from "@/lib/members/get-member";
import { useActionName } from "../../audit/action-name";
import { auditHref } from "../../audit/address";

type MemberDeedsProps = { merchant: string; member: MemberDetails; zone: string };

/** What the person did here last, in the words of the audit log, and the way to all of it. */
export function MemberDeeds({ merchant, member: { id, deeds }, zone }: MemberDeedsProps): JSX.Element {
  const t = useTranslations("members");
  const format = useFormatter();
  const action = useActionName();
  if (deeds.length === 0) return <p className="text-sm text-muted">{t("noDeeds")}</p>;
  return (
    <>
      <ul className="divide-y divide-separator text-sm">
        {deeds.map((deed) => (
          <li key={deed.seq} className="flex flex-wrap justify-between gap-x-4 gap-y-1 py-2">
            <span>{action(deed.action)}</span>
            <time className="tabular text-muted" dateTime={deed.at.toISOString()}>
              {format.dateTime(deed.at, "moment", { timeZone: zone })}
            </time>
          </li>
        ))}
      </ul>
      <a className="link w-fit text-sm" href={auditHref(merchant, { person: id })}>
        {t("allDeeds")}
      </a>
    </>
  );
}
