import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import type { JSX } from "react";
import { Frame } from "@/components/shell/frame";
import { PageHeader } from "@/components/shell/page-header";
import { LanguageSwitch } from "@/components/shell/preferences";
import { safeNext } from "@/lib/domain/safe-next";
import { readSecurity } from "@/lib/security/read-security";
import { owingPerson } from "@/lib/web/viewer";
import { chooseLanguageAction, signOutAction } from "../../../profile/actions";
import { DemoCodes, PasswordFirst, ProofSteps, SetUpSteps } from "./steps";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("security"))("factorTitle") };
}

type Query = Promise<{ [name: string]: string | string[] | undefined }>;

/** Between the password and the portal: the second factor, or setting one up. Nothing else opens before. */
export default async function FactorPage({ searchParams }: { searchParams: Query }): Promise<JSX.Element> {
  const next = safeNext((await searchParams)["next"]);
  const owing = await owingPerson();
  // safe: safeNext() lets only own paths pass
  if (owing === "nobody") redirect(next as Parameters<typeof redirect>[0]);
  const t = await getTranslations("security");
  const { person, owed } = owing;
  const { demoCodes } = await readSecurity(person);
  return (
    <Frame end={<LanguageSwitch action={chooseLanguageAction} quiet />}>
      <div className="mx-auto flex max-w-lg flex-col gap-5 py-6">
        <PageHeader
          title={owed === "proof" ? t("factorTitle") : t("owedTitle")}
          lead={
            owed === "proof" ? t("factorLead", { name: person.name }) : t("owedWhy", { name: person.name })
          }
        />
        {demoCodes && owed === "proof" ? <DemoCodes address={demoCodes} /> : null}
        {owed === "proof" ? <ProofSteps person={person} next={next} /> : null}
        {owed === "set_up" ? <SetUpSteps person={person} next={next} /> : null}
        {owed === "password" ? <PasswordFirst person={person} next={next} /> : null}
        <form action={signOutAction} className="flex flex-col gap-3 border-t border-separator pt-4 text-sm">
          <p className="text-muted">{demoCodes ? t("demoInstead") : t("eidInstead")}</p>
          <button type="submit" className="button button--outline w-fit">
            {t("otherWay")}
          </button>
        </form>
      </div>
    </Frame>
  );
}
