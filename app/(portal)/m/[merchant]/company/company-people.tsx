import { useTranslations } from "next-intl";
import type { JSX } from "react";
import type { CompanyShown } from "@/lib/company/get-company";
import { CompanySection } from "./company-section";
import { PersonForm, RemoveButton } from "./people-form";

type CompanyPeopleProps = {
  merchant: string;
  company: CompanyShown;
  kind: "contact" | "owner";
  edit: boolean;
};

/** Contact persons or beneficial owners, and where one may, how they come and go. */
export function CompanyPeople({ merchant, company, kind, edit }: CompanyPeopleProps): JSX.Element {
  const t = useTranslations("company");
  const { version } = company;
  const people = kind === "owner" ? company.owners : company.contacts;
  const title = kind === "owner" ? t("owners") : t("contacts");
  return (
    <CompanySection id={kind} title={title} {...(kind === "owner" && { hint: t("ownersHint") })}>
      {people.length === 0 ? <p className="text-sm text-muted">{t("nobody")}</p> : null}
      <ul className="divide-y divide-separator empty:hidden">
        {people.map(({ id, name, email, phone, share }) => (
          <li key={id} className="flex flex-wrap items-center gap-x-4 gap-y-2 py-2 text-sm">
            <span className="min-w-0 break-words">
              <span className="block font-medium">{name}</span>
              <span className="text-muted">{share === null ? `${email} · ${phone}` : `${share} %`}</span>
            </span>
            {edit ? <RemoveButton merchant={merchant} version={version} person={id} name={name} /> : null}
          </li>
        ))}
      </ul>
      {edit ? <PersonForm merchant={merchant} version={version} kind={kind} /> : null}
    </CompanySection>
  );
}
