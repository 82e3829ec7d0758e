import { and, desc, eq, ilike, isNotNull, lt, or, sql } from "drizzle-orm";
import { merchants } from "@/db/schema/merchants";
import { linkImages, linkOrders, linkPreferences, linkViews, paymentLinks } from "@/db/schema/payment-links";
import { salesUnits, unitLogos, unitRequests } from "@/db/schema/sales-units";
import type { ReadTx, WriteTx } from "@/lib/access/tenant-db";
import type { Environment } from "@/lib/domain/environment";
import { type Currency, isCurrency } from "@/lib/domain/money";
import type { LinkOffer } from "@/lib/domain/payment-link";
import { linkFields, linkShipping, linkSuggestions } from "./link-record";

type Raw = typeof paymentLinks.$inferSelect;

export type LinkRow = Omit<
  Raw,
  "currency" | "priceMinor" | "minimumMinor" | "suggestions" | keyof LinkOffer
> &
  LinkOffer & { readonly currency: Currency };

export function toLink(row: Raw): LinkRow {
  const { currency, priceMinor, minimumMinor, suggestions, fields, shipping, ...rest } = row;
  if (!isCurrency(currency)) throw new Error(`unknown currency ${currency}`);
  const price =
    priceMinor === null
      ? {
          kind: "open" as const,
          minimumMinor: minimumMinor ?? 0,
          suggestions: linkSuggestions.parse(suggestions),
        }
      : { kind: "fixed" as const, minor: priceMinor };
  return {
    ...rest,
    currency,
    price,
    fields: linkFields.parse(fields),
    shipping: linkShipping.parse(shipping),
  };
}

export async function findLink(tx: ReadTx, id: string): Promise<LinkRow | undefined> {
  const [row] = await tx.select().from(paymentLinks).where(eq(paymentLinks.id, id));
  return row && toLink(row);
}

/** The link as it stands, held until the transaction ends: of many who want the last one, each waits here for the one before. */
export async function lockLink(tx: WriteTx, id: string): Promise<LinkRow | undefined> {
  const [row] = await tx.select().from(paymentLinks).where(eq(paymentLinks.id, id)).for("update");
  return row && toLink(row);
}

/** False where a link with this id is there. */
export async function addLink(tx: WriteTx, link: typeof paymentLinks.$inferInsert): Promise<boolean> {
  const added = await tx
    .insert(paymentLinks)
    .values(link)
    .onConflictDoNothing()
    .returning({ id: paymentLinks.id });
  return added.length > 0;
}

export async function updateLink(tx: WriteTx, id: string, patch: Partial<Raw>): Promise<void> {
  await tx.update(paymentLinks).set(patch).where(eq(paymentLinks.id, id));
}

const MATCHING = (own: typeof linkOrders | typeof linkViews) =>
  and(eq(own.merchantId, paymentLinks.merchantId), eq(own.linkId, paymentLinks.id));

/** Views, starts and payments of each link, and what was paid in minor units. */
const FUNNEL = {
  views:
    sql<number>`(select coalesce(sum(${linkViews.views}), 0) from ${linkViews} where ${MATCHING(linkViews)})`.mapWith(
      Number,
    ),
  starts: sql<number>`(select count(*) from ${linkOrders} where ${MATCHING(linkOrders)})`.mapWith(Number),
  paid: sql<number>`(select count(*) from ${linkOrders} where ${MATCHING(linkOrders)} and ${linkOrders.state} = 'paid')`.mapWith(
    Number,
  ),
  paidMinor:
    sql<number>`(select coalesce(sum(${linkOrders.amountMinor}), 0) from ${linkOrders} where ${MATCHING(linkOrders)} and ${linkOrders.state} = 'paid')`.mapWith(
      Number,
    ),
};

export type Funnel = { [step in keyof typeof FUNNEL]: number };

/** The links of one mode, newest first; with `after` those that follow it. */
export async function listRows(
  tx: ReadTx,
  { environment, q, after }: { environment: Environment; q: string; after?: Pick<Raw, "createdAt" | "id"> },
  most: number,
) {
  const { createdAt, id } = paymentLinks;
  const later = after
    ? or(lt(createdAt, after.createdAt), and(eq(createdAt, after.createdAt), lt(id, after.id)))
    : undefined;
  const typed = q.replace(/[\\%_]/g, (sign) => `\\${sign}`);
  const rows = await tx
    .select({ link: paymentLinks, unitName: salesUnits.name, ...FUNNEL })
    .from(paymentLinks)
    .innerJoin(
      salesUnits,
      and(eq(salesUnits.merchantId, paymentLinks.merchantId), eq(salesUnits.msn, paymentLinks.msn)),
    )
    .where(
      and(
        eq(paymentLinks.environment, environment),
        q ? ilike(paymentLinks.title, `%${typed}%`) : undefined,
        later,
      ),
    )
    .orderBy(desc(createdAt), desc(id))
    .limit(most);
  return rows.map(({ link, ...rest }) => ({ link: toLink(link), ...rest }));
}

export async function funnelOf(tx: ReadTx, id: string): Promise<Funnel | undefined> {
  const [row] = await tx.select(FUNNEL).from(paymentLinks).where(eq(paymentLinks.id, id));
  return row;
}

/** Sales units of one mode, with what their links need to know. */
export async function linkUnits(tx: ReadTx, environment: Environment) {
  const { msn, name, currency, status } = salesUnits;
  const asked = sql<string | null>`(select r.state from ${unitRequests} r
    where r.merchant_id = sales_units.merchant_id and r.msn = sales_units.msn and r.kind = 'payment_links'
    order by r.created_at desc limit 1)`;
  return tx
    .select({ msn, name, currency, status, asked })
    .from(salesUnits)
    .where(eq(salesUnits.environment, environment))
    .orderBy(sql`lower(${name})`, msn);
}

export async function findUnit(tx: ReadTx, msn: string) {
  const [row] = await tx.select().from(salesUnits).where(eq(salesUnits.msn, msn));
  return row;
}

/** Whether the platform has payment links for the unit. */
export async function hasLinks(tx: ReadTx, msn: string): Promise<boolean> {
  const [row] = await tx
    .select({ state: unitRequests.state })
    .from(unitRequests)
    .where(and(eq(unitRequests.msn, msn), eq(unitRequests.kind, "payment_links")))
    .orderBy(desc(unitRequests.createdAt))
    .limit(1);
  return row?.state === "approved";
}

export async function companyOf(tx: ReadTx) {
  const { name, slug, timeZone, country } = merchants;
  const [row] = await tx.select({ name, slug, timeZone, country }).from(merchants);
  if (!row) throw new Error("the company is gone");
  return row;
}

export type Preferences = Omit<typeof linkPreferences.$inferSelect, "merchantId" | "msn">;

const NO_PREFERENCES: Preferences = {
  completeAutomatically: false,
  mailTo: "",
  mailLocale: "en",
  termsUrl: "",
};

export async function preferencesOf(tx: ReadTx, msn: string): Promise<Preferences> {
  const { completeAutomatically, mailTo, mailLocale, termsUrl } = linkPreferences;
  const [row] = await tx
    .select({ completeAutomatically, mailTo, mailLocale, termsUrl })
    .from(linkPreferences)
    .where(eq(linkPreferences.msn, msn));
  return row ?? NO_PREFERENCES;
}

export async function keepPreferences(
  tx: WriteTx,
  place: { merchantId: string; msn: string },
  kept: Preferences,
): Promise<void> {
  await tx
    .insert(linkPreferences)
    .values({ ...place, ...kept })
    .onConflictDoUpdate({ target: [linkPreferences.merchantId, linkPreferences.msn], set: kept });
}

export async function imageOf(tx: ReadTx, linkId: string) {
  const [row] = await tx.select().from(linkImages).where(eq(linkImages.linkId, linkId));
  return row;
}

export async function imageDigest(tx: ReadTx, linkId: string): Promise<string | null> {
  const { sha256 } = linkImages;
  const [row] = await tx.select({ sha256 }).from(linkImages).where(eq(linkImages.linkId, linkId));
  return row?.sha256 ?? null;
}

export async function keepImage(tx: WriteTx, image: typeof linkImages.$inferInsert): Promise<void> {
  const { png, sha256 } = image;
  await tx
    .insert(linkImages)
    .values(image)
    .onConflictDoUpdate({ target: [linkImages.merchantId, linkImages.linkId], set: { png, sha256 } });
}

/** False where there was none. */
export async function dropImage(tx: WriteTx, linkId: string): Promise<boolean> {
  const gone = await tx
    .delete(linkImages)
    .where(and(eq(linkImages.linkId, linkId), isNotNull(linkImages.sha256)))
    .returning({ id: linkImages.linkId });
  return gone.length > 0;
}

export async function unitLogo(tx: ReadTx, msn: string): Promise<Buffer | undefined> {
  const [row] = await tx.select({ png: unitLogos.png }).from(unitLogos).where(eq(unitLogos.msn, msn));
  return row?.png;
}
