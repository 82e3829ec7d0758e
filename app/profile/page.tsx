import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import type { JSX } from "react";
import { ClientMessages } from "@/components/client-messages";
import { Icon } from "@/components/icon";
import { Frame } from "@/components/shell/frame";
import { PageHeader } from "@/components/shell/page-header";
import { LanguageSwitch, ThemeSwitch } from "@/components/shell/preferences";
import { listWays } from "@/lib/notifications/list-ways";
import { listOwnSessions } from "@/lib/profile/list-own-sessions";
import { chosenScheme } from "@/lib/web/scheme";
import { personOrLeave } from "@/lib/web/viewer";
import { ProfileCorner } from "../profile-corner";
import { chooseLanguageAction, chooseThemeAction, signOutEverywhereAction } from "./actions";
import { NotificationChoices } from "./notification-choices";
import { Section } from "./section";
import { SessionList } from "./session-list";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("profile"))("title") };
}

export default async function ProfilePage(): Promise<JSX.Element> {
  const person = await personOrLeave();
  const t = await getTranslations("profile");
  const n = await getTranslations("notifications");
  const sessions = await listOwnSessions(person);
  return (
    <Frame end={<ProfileCorner person={person} />}>
      <div className="mx-auto flex max-w-3xl flex-col gap-5">
        <a href="/" className="link flex w-fit items-center gap-1 text-sm">
          <Icon name="chevronLeft" className="size-4" />
          {t("backToPortal")}
        </a>
        <PageHeader title={t("title")} />
        <Section title={t("you")} hint={t("youHint")}>
          <dl className="grid gap-x-6 gap-y-3 text-sm sm:grid-cols-[8rem_1fr]">
            <Fact term={t("name")} value={person.name} />
            {person.email ? <Fact term={t("email")} value={person.email} /> : null}
            {person.phone ? <Fact term={t("phone")} value={`+${person.phone}`} /> : null}
          </dl>
        </Section>
        <div className="grid gap-5 sm:grid-cols-2">
          <Section hint={t("languageHint")}>
            <LanguageSwitch action={chooseLanguageAction} />
          </Section>
          <Section hint={t("themeHint")}>
            <ThemeSwitch scheme={await chosenScheme()} action={chooseThemeAction} />
          </Section>
        </div>
        <Section
          title={n("choicesTitle")}
          hint={person.email ? n("choicesHint") : `${n("choicesHint")} ${n("noMail")}`}
        >
          <ClientMessages namespaces={["notifications"]}>
            <NotificationChoices ways={await listWays(person)} />
          </ClientMessages>
        </Section>
        <Section title={t("security")} hint={t("securityHint")}>
          <a href="/profile/security" className="button button--outline w-fit">
            {t("securityOpen")}
          </a>
        </Section>
        <Section title={t("sessions")} hint={t("sessionsHint")}>
          <ClientMessages namespaces={["profile"]}>
            <SessionList sessions={sessions} />
          </ClientMessages>
          <form
            action={signOutEverywhereAction}
            className="flex flex-wrap items-center justify-between gap-3 border-t border-separator pt-4"
          >
            <p className="text-sm text-muted">{t("endAllHint")}</p>
            <button type="submit" className="button button--danger-soft">
              {t("endAll")}
            </button>
          </form>
        </Section>
      </div>
    </Frame>
  );
}

function Fact({ term, value }: { term: string; value: string }): JSX.Element {
  return (
    <>
      <dt className="text-muted">{term}</dt>
      <dd className="font-medium break-words">{value}</dd>
    </>
  );
}
