import { useTranslations } from "next-intl";
import type { JSX } from "react";
import type { CompanyShown } from "@/lib/company/get-company";
import type { Address } from "@/lib/domain/company-profile";
import { CompanySection } from "./company-section";

/** What the register says, with the reason why nobody changes it here. */
export function RegisterFacts({ company }: { company: CompanyShown }): JSX.Element {
  const t = useTranslations("company");
  const number = useTranslations("shell");
  return (
    <CompanySection id="register" title={t("register")} hint={t("fixed")}>
      <Facts
        facts={[
          [t("name"), company.name],
          [number("organisationNumberName", { country: company.country }), company.organisationNumber],
        ]}
      />
    </CompanySection>
  );
}

/** The same that the form edits, to read only. */
export function DetailsFacts({ company }: { company: CompanyShown }): JSX.Element {
  const t = useTranslations("company");
  const { business, postal, sells } = company;
  return (
    <Facts
      facts={[
        [t("business"), business ? writeAddress(business) : t("notTold")],
        [t("postal"), postal ? writeAddress(postal) : t("samePostal")],
        [t("sells"), sells || t("notTold")],
      ]}
    />
  );
}

function Facts({ facts }: { facts: readonly (readonly [term: string, value: string])[] }): JSX.Element {
  return (
    <dl className="grid gap-x-6 gap-y-2 text-sm sm:grid-cols-[12rem_1fr]">
      {facts.map(([term, value]) => (
        <div key={term} className="contents">
          <dt className="text-muted">{term}</dt>
          <dd className="font-medium break-words">{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function writeAddress({ street, postCode, city, country }: Address): string {
  return `${street}, ${country}-${postCode} ${city}`;
}
