import "server-only";
import { sql } from "drizzle-orm";
import { z } from "zod";
import { LOCALES, type Locale, languageIn } from "@/lib/domain/locale";
import type { Grant } from "@/lib/domain/permission";
import { companiesTold } from "./companies";
import type { ReadTx } from "./tenant-db";

export type Colleague = {
  readonly id: string;
  readonly name: string;
  readonly email: string | null;
  readonly locale: Locale;
};

const row = z.object({
  id: z.uuid(),
  name: z.string(),
  email: z.string().nullable(),
  country: z.string(),
  locale: z.enum(LOCALES).nullable(),
  told: companiesTold,
});

/** Everybody at this company, with the grants that are in force right now: none for those whose access is over or to come. */
export async function membersNow(
  tx: ReadTx,
  merchantId: string,
): Promise<(Colleague & { readonly grants: readonly Grant[] })[]> {
  const { rows } = await tx.execute(sql`
    select u.id, u.name, coalesce(w.email, u.email) as email, u.country, u.locale, companies_of(u.id) as told
    from memberships w join users u on u.id = w.user_id
    where w.merchant_id = ${merchantId} and u.disabled_at is null`);
  return z
    .array(row)
    .parse(rows)
    .map(({ id, name, email, country, locale, told }) => {
      const grants = told.find((company) => company.id === merchantId)?.grants ?? [];
      return { id, name, email, locale: locale ?? languageIn(country), grants };
    });
}
