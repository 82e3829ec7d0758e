import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import type { JSX } from "react";
import { BrandMark } from "@/components/brand-mark";
import { ClientMessages } from "@/components/client-messages";
import { FormMessage } from "@/components/feedback/form-message";
import { LanguageSwitch } from "@/components/shell/preferences";
import { safeNext } from "@/lib/domain/safe-next";
import { listEids } from "@/lib/sign-in/list-eids";
import { isSignedIn } from "@/lib/web/viewer";
import { chooseLanguageAction } from "../../profile/actions";
import { DemoHint } from "./demo-hint";
import { EidButtons } from "./eid-buttons";
import { PasswordForm } from "./password-form";
import { Welcome } from "./welcome";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("auth"))("title") };
}

type Query = Promise<{ [name: string]: string | string[] | undefined }>;

export default async function SignInPage({ searchParams }: { searchParams: Query }): Promise<JSX.Element> {
  const query = await searchParams;
  const next = safeNext(query["next"]);
  if (await isSignedIn()) redirect(next as Parameters<typeof redirect>[0]); // safe: safeNext() lets only own paths pass
  const t = await getTranslations("auth");
  const { eids, demonstration } = listEids();
  const signedOut = query["signed-out"] === "1";
  return (
    <main className="grid min-h-dvh lg:grid-cols-[1fr_1.05fr]">
      <Welcome />
      <div className="flex flex-col px-4 py-4 sm:px-8">
        <div className="flex items-center justify-between gap-4">
          <BrandMark className="size-8 lg:invisible" />
          <LanguageSwitch action={chooseLanguageAction} quiet />
        </div>
        <div className="mx-auto my-auto flex w-full max-w-sm flex-col gap-6 py-8">
          <h1 className="text-2xl font-semibold tracking-tight">{t("title")}</h1>
          {demonstration ? <DemoHint /> : null}
          <ClientMessages namespaces={["auth"]}>
            <FormMessage
              message={signedOut ? t("signedOut") : await errorSentence(query["error"])}
              tone={signedOut ? "success" : "danger"}
            />
            <EidButtons eids={eids} next={next} />
            <Divider label={t("or")} />
            <PasswordForm next={next} />
          </ClientMessages>
          <p className="text-sm text-muted">{t("notAdded")}</p>
        </div>
      </div>
    </main>
  );
}

const ERRORS = ["unknown_person", "signed_out", "wrong_address"] as const;

/** What next-auth calls by many names is one thing to a person: the e-ID did not work out. */
async function errorSentence(code: string | string[] | undefined): Promise<string | undefined> {
  if (code === undefined) return undefined;
  const t = await getTranslations("auth");
  return t(`error.${ERRORS.find((known) => known === code) ?? "eid_failed"}`, { url: listEids().address });
}

function Divider({ label }: { label: string }): JSX.Element {
  return (
    <p className="flex items-center gap-3 text-sm text-muted before:h-px before:flex-1 before:bg-separator after:h-px after:flex-1 after:bg-separator">
      {label}
    </p>
  );
}
