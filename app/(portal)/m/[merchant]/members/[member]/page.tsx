import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import type { JSX, ReactNode } from "react";
import { ClientMessages } from "@/components/client-messages";
import { PageHeader } from "@/components/shell/page-header";
import { getMember, type MemberDetails } from "@/lib/members/get-member";
import { deviceOf } from "@/lib/profile/device";
import { load } from "@/lib/web/load";
import { viewerFor } from "@/lib/web/viewer";
import { AccessLines } from "../access-lines";
import { AccessPreview } from "../access-preview";
import { BackLink } from "../back-link";
import { StateChip } from "../state-chip";
import { LeaveCards } from "./leave-cards";
import { MemberDeeds } from "./member-deeds";
import { MemberFactor } from "./member-factor";
import { MemberFacts } from "./member-facts";
import { MemberGroups } from "./member-groups";
import { MemberSessions } from "./member-sessions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("members"))("person") };
}

export default async function MemberPage({
  params,
}: PageProps<"/m/[merchant]/members/[member]">): Promise<JSX.Element> {
  const { merchant, member: memberId } = await params;
  const member = await load(getMember, merchant, { memberId });
  const { merchant: company } = await viewerFor(merchant);
  const t = await getTranslations("members");
  const zone = company.timeZone;
  const sessions = member.sessions.map(({ userAgent, ...rest }) => ({
    ...rest,
    device: deviceOf(userAgent),
  }));
  return (
    <div className="grid gap-5">
      <BackLink href={`/m/${merchant}/members`}>{t("title")}</BackLink>
      <PageHeader title={member.name}>
        <StateChip state={member.state} />
      </PageHeader>
      {member.state === "invited" ? (
        <p className="rounded-lg bg-warning-soft px-3 py-2.5 text-sm text-warning-soft-foreground">
          {t("waiting", { name: member.name })}
        </p>
      ) : null}
      <div className="grid items-start gap-5 lg:grid-cols-2">
        <Section title={t("access")}>
          <AccessLines grants={member.grants} units={member.units} zone={zone} />
          <EditLink merchant={merchant} member={member} />
        </Section>
        <Section title={t("about")}>
          <MemberFacts member={member} zone={zone} />
        </Section>
      </div>
      <details className="card card--default p-5">
        <summary className="cursor-pointer font-medium">{t("preview")}</summary>
        <AccessPreview grants={member.grants.filter(({ now }) => now)} />
      </details>
      <ClientMessages namespaces={["members", "profile"]}>
        {member.groups.length > 0 && member.state !== "former" ? (
          <Section title={t("group.title")}>
            <MemberGroups
              merchant={merchant}
              member={member.id}
              groups={member.groups}
              editable={!member.self}
            />
          </Section>
        ) : null}
        {member.state === "active" ? (
          <Section title={t("sessions")}>
            <MemberSessions merchant={merchant} member={member.id} zone={zone} sessions={sessions} />
          </Section>
        ) : null}
        {member.factors ? (
          <Section title={t("factor.title")}>
            <MemberFactor
              merchant={merchant}
              member={member.id}
              name={member.name}
              self={member.self}
              factors={member.factors}
            />
          </Section>
        ) : null}
        <Section title={t("deeds")}>
          <MemberDeeds merchant={merchant} member={member} zone={zone} />
        </Section>
        {member.self ? null : (
          <LeaveCards merchant={merchant} member={member.id} name={member.name} state={member.state} />
        )}
      </ClientMessages>
    </div>
  );
}

function Section({ title, children }: { title: string; children: ReactNode }): JSX.Element {
  return (
    <section className="card card--default gap-3 p-5">
      <h2 className="text-base font-semibold">{title}</h2>
      {children}
    </section>
  );
}

async function EditLink({
  merchant,
  member,
}: {
  merchant: string;
  member: MemberDetails;
}): Promise<JSX.Element | null> {
  const t = await getTranslations("members");
  if (member.state === "former") return null;
  if (member.self) return <p className="text-sm text-muted">{t("ownRights")}</p>;
  return (
    <a className="button button--outline w-fit" href={`/m/${merchant}/members/${member.id}/edit`}>
      {t("editTitle")}
    </a>
  );
}
