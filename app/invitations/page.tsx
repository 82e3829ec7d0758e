import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import type { JSX } from "react";
import { ClientMessages } from "@/components/client-messages";
import { Frame } from "@/components/shell/frame";
import { PageHeader } from "@/components/shell/page-header";
import { listInvitations } from "@/lib/members/list-invitations";
import { personOrLeave } from "@/lib/web/viewer";
import { ProfileCorner } from "../profile-corner";
import { InvitationCard } from "./invitation-card";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("members"))("invitations") };
}

/** Companies that wait for an answer. A link in a mail may be opened again and again: then it says that nothing waits. */
export default async function InvitationsPage(): Promise<JSX.Element> {
  const person = await personOrLeave();
  const invitations = await listInvitations(person);
  const t = await getTranslations("members");
  return (
    <Frame end={<ProfileCorner person={person} />}>
      <div className="mx-auto max-w-2xl py-4 sm:py-10">
        <PageHeader
          title={t("invitations")}
          lead={invitations.length > 0 ? t("invitationsLead") : t("invitationsNone")}
        />
        <ClientMessages namespaces={["members", "permissions", "shell"]}>
          <ul className="grid gap-4">
            {invitations.map((invitation) => (
              <li key={invitation.slug}>
                <InvitationCard invitation={invitation} />
              </li>
            ))}
          </ul>
        </ClientMessages>
        <a href="/?later" className="link mt-5 inline-block text-sm">
          {invitations.length > 0 ? t("answerLater") : t("toPortal")}
        </a>
      </div>
    </Frame>
  );
}
