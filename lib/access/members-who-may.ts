import "server-only";
import { sql } from "drizzle-orm";
import { z } from "zod";
import { LOCALES, type Locale, languageIn } from "@/lib/domain/locale";
import { type Permission, reaches, reachOf } from "@/lib/domain/permission";
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

/** Everybody at this company who holds the permission right now, at this sales unit or, without one, anywhere. */
export async function membersWhoMay(
  tx: ReadTx,
  merchantId: string,
  permission: Permission,
  msn?: string,
): Promise<Colleague[]> {
  const { rows } = await tx.execute(sql`
    select u.id, u.name, coalesce(w.email, u.email) as email, u.country, u.locale, companies_of(u.id) as told
    from memberships w join users u on u.id = w.user_id
    where w.merchant_id = ${merchantId} and u.disabled_at is null`);
  return z
    .array(row)
    .parse(rows)
    .filter(({ told }) => {
      const reach = reachOf(told.find(({ id }) => id === merchantId)?.grants ?? [], permission);
      return msn === undefined ? reach !== "none" : reaches(reach, msn);
    })
    .map(({ id, name, email, country, locale }) => {
      return { id, name, email, locale: locale ?? languageIn(country) };
    });
}
