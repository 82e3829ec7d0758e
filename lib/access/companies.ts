import "server-only";
import { sql } from "drizzle-orm";
import { z } from "zod";
import { database } from "@/db/client";
import { type Grant, PERMISSIONS, ROLES } from "@/lib/domain/permission";
import type { PersonCaller } from "./caller";
import type { Person } from "./person";

const grant = z
  .strictObject({
    role: z.enum(ROLES),
    transactionManagement: z.boolean(),
    developer: z.boolean(),
    own: z.strictObject({ id: z.uuid(), name: z.string(), permissions: z.array(z.string()) }).nullable(),
    unit: z.string().nullable(),
  })
  .transform(({ role, transactionManagement, developer, own, unit }): Grant => {
    return {
      role,
      ...(own && {
        own: { ...own, permissions: PERMISSIONS.filter((one) => own.permissions.includes(one)) },
      }),
      extras: [
        ...(transactionManagement ? (["transaction_management"] as const) : []),
        ...(developer ? (["developer"] as const) : []),
      ],
      unit: unit ?? "all",
    };
  });

/** What the database function `companies_of` tells, by name of the company. */
export const companiesTold = z.array(
  z.strictObject({
    id: z.uuid(),
    slug: z.string(),
    name: z.string(),
    organisationNumber: z.string(),
    country: z.string(),
    currency: z.string(),
    timeZone: z.string(),
    grants: z.array(grant),
  }),
);

/** A company that a person works for, with what they may do there. */
export type CompanyOfPerson = z.output<typeof companiesTold>[number];

/** The companies that a person works for, by name. */
export async function companiesOf(userId: string): Promise<CompanyOfPerson[]> {
  const { rows } = await database().execute<{ told: unknown }>(sql`select companies_of(${userId}) as told`);
  return companiesTold.parse(rows[0]?.told);
}

/** The person as a caller at the company with this slug, or undefined where it is none of theirs. */
export function callerAt(
  person: Pick<Person, "id" | "name" | "provedAt">,
  companies: readonly CompanyOfPerson[],
  slug: string,
): PersonCaller | undefined {
  const company = companies.find((one) => one.slug === slug);
  if (!company) return undefined;
  const { id: merchantId, slug: merchantSlug, timeZone, grants } = company;
  const { id, name, provedAt } = person;
  return { kind: "person", id, name, provedAt, merchantId, merchantSlug, timeZone, grants };
}
