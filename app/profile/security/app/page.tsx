import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import type { JSX } from "react";
import { ClientMessages } from "@/components/client-messages";
import { Icon } from "@/components/icon";
import { Frame } from "@/components/shell/frame";
import { PageHeader } from "@/components/shell/page-header";
import { offerApp } from "@/lib/security/offer-app";
import { readSecurity } from "@/lib/security/read-security";
import { freshPersonOrLeave } from "@/lib/web/viewer";
import { ProfileCorner } from "../../../profile-corner";
import { Section } from "../../section";
import { confirmAppAction } from "../actions";
import { SetUpApp } from "../set-up-app";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("security"))("setUpTitle") };
}

/** Sets an authenticator app up. Asks for a fresh sign-in: who finds an open screen must not add an app of theirs. */
export default async function SetUpAppPage(): Promise<JSX.Element> {
  const person = await freshPersonOrLeave();
  const { hasPassword, app } = await readSecurity(person);
  if (!hasPassword || app) redirect("/profile/security");
  const t = await getTranslations("security");
  const issuer = (await getTranslations("common"))("productName");
  return (
    <Frame end={<ProfileCorner person={person} />}>
      <div className="mx-auto flex max-w-2xl flex-col gap-5">
        <a href="/profile/security" className="link flex w-fit items-center gap-1 text-sm">
          <Icon name="chevronLeft" className="size-4" />
          {t("backToSecurity")}
        </a>
        <PageHeader title={t("setUpTitle")} />
        <Section hint={t("appHint")}>
          <ClientMessages namespaces={["security"]}>
            <SetUpApp
              offer={await offerApp(person, issuer)}
              action={confirmAppAction}
              next="/profile/security"
            />
          </ClientMessages>
        </Section>
      </div>
    </Frame>
  );
}
