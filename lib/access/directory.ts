import "server-only";
import { and, eq, sql } from "drizzle-orm";
import { type Database, database } from "@/db/client";
import { merchants } from "@/db/schema/merchants";
import { grants, memberships, users } from "@/db/schema/users";
import { webhookRegistrations } from "@/db/schema/webhooks";
import type { Grant } from "@/lib/domain/permission";
import type { PersonCaller } from "./caller";

/** A transaction that looks across merchants. Only files in lib/access may use it; its rights are listed in db/secure.ts. */
export async function asDirectory<T>(fn: (tx: Database) => Promise<T>): Promise<T> {
  return database().transaction(async (tx) => {
    await tx.execute(sql`set local role portal_directory`);
    return fn(tx);
  });
}

export type MerchantOfPerson = {
  id: string;
  slug: string;
  name: string;
  organisationNumber: string;
  country: string;
  currency: string;
  timeZone: string;
};

/** The companies that a person works for, by name. */
export async function merchantsOf(userId: string): Promise<MerchantOfPerson[]> {
  return asDirectory((tx) =>
    tx
      .select({
        id: merchants.id,
        slug: merchants.slug,
        name: merchants.name,
        organisationNumber: merchants.organisationNumber,
        country: merchants.country,
        currency: merchants.currency,
        timeZone: merchants.timeZone,
      })
      .from(memberships)
      .innerJoin(merchants, eq(merchants.id, memberships.merchantId))
      .where(eq(memberships.userId, userId))
      .orderBy(merchants.name),
  );
}

/** The person as a caller at the company with this slug, or undefined where there is no such company or no membership. */
export async function findPersonCaller(userId: string, slug: string): Promise<PersonCaller | undefined> {
  const rows = await asDirectory((tx) =>
    tx
      .select({ merchantId: merchants.id, merchantSlug: merchants.slug, name: users.name, grant: grants })
      .from(memberships)
      .innerJoin(merchants, eq(merchants.id, memberships.merchantId))
      .innerJoin(users, eq(users.id, memberships.userId))
      .leftJoin(grants, and(eq(grants.merchantId, merchants.id), eq(grants.userId, users.id)))
      .where(and(eq(memberships.userId, userId), eq(merchants.slug, slug))),
  );
  const [first] = rows;
  if (!first) return undefined;
  const held = rows.flatMap(({ grant }) => (grant ? [toGrant(grant)] : []));
  const { merchantId, merchantSlug, name } = first;
  return { kind: "person", id: userId, name, merchantId, merchantSlug, grants: held };
}

/** Whose registration a webhook came to, or undefined where it is not (or no longer) ours. */
export async function findRegistration(id: string): Promise<{ merchantId: string; msn: string } | undefined> {
  const [row] = await asDirectory((tx) =>
    tx
      .select({ merchantId: webhookRegistrations.merchantId, msn: webhookRegistrations.msn })
      .from(webhookRegistrations)
      .where(eq(webhookRegistrations.id, id)),
  );
  return row;
}

function toGrant(row: typeof grants.$inferSelect): Grant {
  return {
    role: row.role,
    extras: [
      ...(row.transactionManagement ? (["transaction_management"] as const) : []),
      ...(row.developer ? (["developer"] as const) : []),
    ],
    unit: row.unit ?? "all",
  };
}

/** The id of the company with this short name, for the operator's commands. */
export async function findMerchantId(slug: string): Promise<string | undefined> {
  const [row] = await asDirectory((tx) =>
    tx.select({ id: merchants.id }).from(merchants).where(eq(merchants.slug, slug)),
  );
  return row?.id;
}
