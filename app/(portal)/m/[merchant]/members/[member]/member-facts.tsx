import { useFormatter, useTranslations } from "next-intl";
import type { JSX } from "react";
import { formatPhone } from "@/lib/domain/format-phone";
import { IDENTITY_COUNTRIES } from "@/lib/domain/national-identity";
import type { MemberDetails } from "@/lib/members/get-member";

/** Who it is, how to reach them, and how they came here. */
export function MemberFacts({ member, zone }: { member: MemberDetails; zone: string }): JSX.Element {
  const t = useTranslations("members");
  const format = useFormatter();
  const moment = (at: Date | null) => (at ? format.dateTime(at, "moment", { timeZone: zone }) : null);
  const country = IDENTITY_COUNTRIES.find((one) => one === member.country);
  const facts = [
    [t("country"), country ? t(`countries.${country}`) : null],
    [t("phone"), member.phone ? formatPhone(member.phone) : null],
    [t("email"), member.email],
    [t("lastSignIn"), moment(member.lastSignInAt) ?? t("neverSignedIn")],
    [t("invitedBy"), member.invitedBy],
    [t("invitedAt"), moment(member.invitedAt)],
    [t("acceptedAt"), moment(member.acceptedAt)],
    [t("removedAt"), moment(member.removedAt)],
  ] as const;
  return (
    <dl className="grid gap-x-6 gap-y-2 text-sm sm:grid-cols-[9rem_1fr]">
      {facts.map(([term, value]) =>
        value ? (
          <div key={term} className="contents">
            <dt className="text-muted">{term}</dt>
            <dd className="font-medium break-words">{value}</dd>
          </div>
        ) : null,
      )}
    </dl>
  );
}
