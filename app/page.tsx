import type { Metadata, Route } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import type { JSX } from "react";
import { Icon } from "@/components/icon";
import { Frame } from "@/components/shell/frame";
import { PageHeader } from "@/components/shell/page-header";
import { listInvitations } from "@/lib/members/list-invitations";
import { companiesOfPerson } from "@/lib/web/companies";
import { personOrLeave } from "@/lib/web/viewer";
import { ProfileCorner } from "./profile-corner";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("shell"))("chooserTitle") };
}

/** With one company straight there; with several the person chooses, the last one first. Invitations are answered before. */
export default async function FrontPage({ searchParams }: PageProps<"/">): Promise<JSX.Element> {
  const person = await personOrLeave();
  const { later } = await searchParams;
  if (later === undefined && (await listInvitations(person)).length > 0) redirect("/invitations");
  const companies = await companiesOfPerson(person);
  const [only] = companies;
  if (only && companies.length === 1) redirect(`/m/${only.slug}` as Route);
  const t = await getTranslations("shell");
  return (
    <Frame end={<ProfileCorner person={person} />}>
      <div className="mx-auto max-w-2xl py-4 sm:py-10">
        {only ? (
          <PageHeader title={t("chooserTitle")} lead={t("chooserHint")} />
        ) : (
          <PageHeader title={t("noCompanyTitle")} lead={t("noCompanyText")} />
        )}
        <ul className="flex flex-col gap-3">
          {companies.map((company) => (
            <li key={company.slug}>
              <a
                href={`/m/${company.slug}`}
                className="card card--default flex-row items-center gap-4 p-4 hover:bg-surface-hover focus-visible:outline-2 focus-visible:outline-focus"
              >
                <span className="grid size-11 place-items-center rounded-xl bg-accent-soft text-accent-soft-foreground">
                  <Icon name="building" className="size-6" />
                </span>
                <span className="flex min-w-0 flex-1 flex-col">
                  <span className="truncate font-semibold">{company.name}</span>
                  <span className="text-sm text-muted">
                    {t(`country.${company.country}`)} ·{" "}
                    {t("organisationNumber", {
                      number: company.organisationNumber,
                      country: company.country,
                    })}
                  </span>
                </span>
                {company.slug === person.lastMerchant ? (
                  <span className="chip chip--soft chip--accent px-2">{t("chooserLast")}</span>
                ) : null}
                <Icon name="chevronRight" className="size-5 text-muted" />
              </a>
            </li>
          ))}
        </ul>
      </div>
    </Frame>
  );
}
