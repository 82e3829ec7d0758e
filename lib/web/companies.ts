import "server-only";
import { type CompanyOfPerson, companiesOf } from "@/lib/access/companies";
import type { Person } from "@/lib/access/person";

const COUNTRIES = ["NO", "DK", "FI", "SE"] as const;
export type Country = (typeof COUNTRIES)[number];

export type Company = Pick<CompanyOfPerson, "slug" | "name" | "organisationNumber"> & { country: Country };

/** The companies that a person may open: the one looked at last, then by name. */
export async function companiesOfPerson(person: Person): Promise<Company[]> {
  const merchants = await companiesOf(person.id);
  const companies = merchants.map(({ slug, name, organisationNumber, country }) => {
    return { slug, name, organisationNumber, country: COUNTRIES.find((known) => known === country) ?? "NO" };
  });
  return companies.sort(
    (a, b) => Number(b.slug === person.lastMerchant) - Number(a.slug === person.lastMerchant),
  );
}
