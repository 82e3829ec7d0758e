import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import type { JSX } from "react";
import { ClientMessages } from "@/components/client-messages";
import { Icon } from "@/components/icon";
import { Frame } from "@/components/shell/frame";
import { PageHeader } from "@/components/shell/page-header";
import { readSecurity } from "@/lib/security/read-security";
import { freshPersonOrLeave } from "@/lib/web/viewer";
import { ProfileCorner } from "../../../profile-corner";
import { Section } from "../../section";
import { addPasskeyAction, offerPasskeyAction } from "../actions";
import { NewPasskey } from "../new-passkey";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("security"))("passkeyTitle") };
}

/** Adds a passkey. Asks for a fresh sign-in: who finds an open screen must not add a device of theirs. */
export default async function NewPasskeyPage(): Promise<JSX.Element> {
  const person = await freshPersonOrLeave();
  const { hasPassword, passkeysPossible } = await readSecurity(person);
  if (!hasPassword || !passkeysPossible) redirect("/profile/security");
  const t = await getTranslations("security");
  return (
    <Frame end={<ProfileCorner person={person} />}>
      <div className="mx-auto flex max-w-2xl flex-col gap-5">
        <a href="/profile/security" className="link flex w-fit items-center gap-1 text-sm">
          <Icon name="chevronLeft" className="size-4" />
          {t("backToSecurity")}
        </a>
        <PageHeader title={t("passkeyTitle")} />
        <Section hint={t("passkeyHint")}>
          <ClientMessages namespaces={["security"]}>
            <NewPasskey ask={offerPasskeyAction} action={addPasskeyAction} next="/profile/security" />
          </ClientMessages>
        </Section>
      </div>
    </Frame>
  );
}
