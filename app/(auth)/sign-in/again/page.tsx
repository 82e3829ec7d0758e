import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import type { JSX } from "react";
import { ClientMessages } from "@/components/client-messages";
import { Frame } from "@/components/shell/frame";
import { safeNext } from "@/lib/domain/safe-next";
import { listEids } from "@/lib/sign-in/list-eids";
import { personOrLeave } from "@/lib/web/viewer";
import { ProfileCorner } from "../../../profile-corner";
import { EidButtons } from "../eid-buttons";
import { PasswordForm } from "../password-form";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("auth"))("again.title") };
}

type Query = Promise<{ [name: string]: string | string[] | undefined }>;

/** Someone signed in proves once more that it is them, the way they did before, and goes on to what asked for it. */
export default async function SignInAgainPage({
  searchParams,
}: {
  searchParams: Query;
}): Promise<JSX.Element> {
  const next = safeNext((await searchParams)["next"]);
  const person = await personOrLeave();
  const t = await getTranslations("auth");
  const eids = listEids().eids.filter(({ id }) => id === person.method);
  return (
    <Frame end={<ProfileCorner person={person} />}>
      <div className="mx-auto flex max-w-sm flex-col gap-6 py-10">
        <header className="flex flex-col gap-2">
          <h1 className="text-2xl font-semibold tracking-tight">{t("again.title")}</h1>
          <p className="text-sm text-muted">{t("again.why", { name: person.name })}</p>
        </header>
        <ClientMessages namespaces={["auth"]}>
          {eids.length > 0 ? (
            <EidButtons eids={eids} next={next} />
          ) : (
            <PasswordForm next={next} email={person.email ?? ""} />
          )}
        </ClientMessages>
        <a href={next} className="link text-sm">
          {t("again.back")}
        </a>
      </div>
    </Frame>
  );
}
