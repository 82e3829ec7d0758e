import { useFormatter, useTranslations } from "next-intl";
import type { JSX } from "react";
import { Icon } from "@/components/icon";
import type { ListedMember, MemberList } from "@/lib/members/list-members";
import { AccessLines } from "./access-lines";
import { StateChip } from "./state-chip";

type MemberRowsProps = {
  merchant: string;
  zone: string;
  members: readonly ListedMember[];
  units: MemberList["units"];
};

/** One line per person, a card's height on a phone; the whole line leads to the person. */
export function MemberRows({ merchant, zone, members, units }: MemberRowsProps): JSX.Element {
  const t = useTranslations("members");
  const format = useFormatter();
  return (
    <ul className="card card--default gap-0 divide-y divide-separator p-0" aria-label={t("title")}>
      {members.map(({ id, name, email, state, lastSignInAt, grants }) => (
        <li
          key={id}
          className="relative grid items-center gap-x-4 gap-y-2 px-4 py-3 hover:bg-surface-hover md:grid-cols-[2fr_3fr_2fr_auto]"
        >
          <div className="min-w-0">
            <a
              href={`/m/${merchant}/members/${id}`}
              className="font-medium after:absolute after:inset-0 focus-visible:outline-2 focus-visible:outline-focus"
            >
              {name}
            </a>
            {email ? <p className="truncate text-sm text-muted">{email}</p> : null}
          </div>
          <AccessLines grants={grants} units={units} zone={zone} />
          <div className="flex flex-wrap items-center gap-2 text-sm text-muted">
            <StateChip state={state} />
            {state === "active" ? (
              <span className="tabular">
                {lastSignInAt
                  ? t("lastSignInAt", { moment: format.dateTime(lastSignInAt, "moment", { timeZone: zone }) })
                  : t("neverSignedIn")}
              </span>
            ) : null}
          </div>
          <Icon name="chevronRight" className="hidden size-5 text-muted md:block" />
        </li>
      ))}
    </ul>
  );
}
