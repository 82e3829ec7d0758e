import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import type { JSX } from "react";
import { ClientMessages } from "@/components/client-messages";
import { Icon } from "@/components/icon";
import { Frame } from "@/components/shell/frame";
import { PageHeader } from "@/components/shell/page-header";
import { readSecurity } from "@/lib/security/read-security";
import { personOrLeave } from "@/lib/web/viewer";
import { ProfileCorner } from "../../profile-corner";
import { Section } from "../section";
import { AppState } from "./app-state";
import { PasskeyList } from "./passkey-list";
import { RecoveryState } from "./recovery-state";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("security"))("title") };
}

/** How the person's sign-in by password is secured. Who signs in by electronic ID only needs nothing of it, and reads why. */
export default async function SecurityPage(): Promise<JSX.Element> {
  const person = await personOrLeave();
  const t = await getTranslations("security");
  const { hasPassword, app, passkeys, recoveryCodes, passkeysPossible } = await readSecurity(person);
  return (
    <Frame end={<ProfileCorner person={person} />}>
      <div className="mx-auto flex max-w-3xl flex-col gap-5">
        <a href="/profile" className="link flex w-fit items-center gap-1 text-sm">
          <Icon name="chevronLeft" className="size-4" />
          {t("backToProfile")}
        </a>
        <PageHeader title={t("title")} lead={t("lead")} />
        {hasPassword ? (
          <ClientMessages namespaces={["security"]}>
            <Section title={t("app")} hint={t("appHint")}>
              <AppState app={app} />
            </Section>
            <Section
              title={t("passkeys")}
              hint={passkeysPossible ? t("passkeyHint") : t("passkeysImpossible")}
            >
              <PasskeyList passkeys={passkeys} />
              {passkeysPossible ? (
                <a href="/profile/security/passkey" className="button button--outline w-fit">
                  {t("passkeyAdd")}
                </a>
              ) : null}
            </Section>
            {app || passkeys.length > 0 ? (
              <Section title={t("recovery")} hint={t("recoveryHint")}>
                <RecoveryState left={recoveryCodes} />
              </Section>
            ) : null}
          </ClientMessages>
        ) : (
          <Section title={t("notNeeded")} hint={t("notNeededWhy")} />
        )}
      </div>
    </Frame>
  );
}
