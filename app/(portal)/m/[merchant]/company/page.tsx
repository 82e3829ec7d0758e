import type { Metadata } from "next";
import { getFormatter, getTranslations } from "next-intl/server";
import type { JSX } from "react";
import { ClientMessages } from "@/components/client-messages";
import { PageHeader } from "@/components/shell/page-header";
import { getCompany } from "@/lib/company/get-company";
import { administratorsAt } from "@/lib/web/administrators";
import { load } from "@/lib/web/load";
import { viewerFor } from "@/lib/web/viewer";
import { CompanyConfirmation } from "./company-confirmation";
import { DetailsFacts, RegisterFacts } from "./company-facts";
import { CompanyPeople } from "./company-people";
import { CompanySection } from "./company-section";
import { DetailsForm } from "./details-form";
import { PartnerForm } from "./partner-form";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("company"))("title") };
}

/** What the company says of itself: all see it, administrators change and confirm it. */
export default async function CompanyPage({
  params,
}: PageProps<"/m/[merchant]/company">): Promise<JSX.Element> {
  const { merchant: slug } = await params;
  const [viewer, company] = [await viewerFor(slug), await load(getCompany, slug, {})];
  const t = await getTranslations("company");
  const shell = await getTranslations("shell");
  const countryNames = {
    NO: shell("country.NO"),
    DK: shell("country.DK"),
    FI: shell("country.FI"),
    SE: shell("country.SE"),
  };
  const edit = viewer.can("company:edit");
  const people = { merchant: slug, company, edit };
  const { business, postal, sells, country, version, units, partners, readers } = company;
  const details = { business, postal, sells, country, countryNames, version };
  return (
    <ClientMessages namespaces={["company"]}>
      <PageHeader title={t("title")} lead={edit ? t("lead") : `${t("lead")} ${await whoMayChange(slug)}`} />
      <div className="grid gap-5">
        <CompanyConfirmation {...people} timeZone={viewer.merchant.timeZone} />
        <RegisterFacts company={company} />
        <CompanySection id="details" title={t("details")}>
          {edit ? <DetailsForm merchant={slug} {...details} /> : <DetailsFacts company={company} />}
        </CompanySection>
        <CompanyPeople {...people} kind="contact" />
        <CompanyPeople {...people} kind="owner" />
        <CompanySection id="partners" title={t("partners")} hint={t("partnersHint")}>
          {edit ? (
            [...partners, undefined].map((partner) => (
              <PartnerForm
                key={partner ? `${partner.id} ${[...partner.units, ...partner.people].join(" ")}` : "new"}
                merchant={slug}
                version={version}
                units={units}
                numberName={shell("organisationNumberName", { country })}
                readers={readers.filter((one) => !one.partner || one.partner === partner?.id)}
                {...(partner && { partner })}
              />
            ))
          ) : (
            <ul className="text-sm">
              {partners.length === 0 ? <li className="text-muted">{t("nobody")}</li> : null}
              {partners.map((partner) => (
                <li key={partner.id}>
                  {partner.name}: {partner.units.join(", ")}
                </li>
              ))}
            </ul>
          )}
        </CompanySection>
        <CompanySection id="ending" title={t("ending")} hint={t("endingText")}>
          {null}
        </CompanySection>
      </div>
    </ClientMessages>
  );
}

/** Whom to ask, for those who only read. */
async function whoMayChange(slug: string): Promise<string> {
  const names = await administratorsAt(slug);
  const format = await getFormatter();
  const t = await getTranslations("company");
  return t("readOnly", { count: names.length, names: format.list(names) });
}
