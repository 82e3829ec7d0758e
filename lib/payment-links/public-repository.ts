import { and, eq } from "drizzle-orm";
import { merchants } from "@/db/schema/merchants";
import { linkImages, linkPreferences, paymentLinks } from "@/db/schema/payment-links";
import { salesUnits, unitLogos } from "@/db/schema/sales-units";
import type { ReadTx } from "@/lib/access/tenant-db";
import { type LinkRow, toLink } from "./repository";

export type PublicLink = {
  readonly link: LinkRow;
  readonly company: string;
  readonly country: string;
  /** The company's, an IANA name. */
  readonly timeZone: string;
  readonly unitName: string;
  readonly unitActive: boolean;
  /** Digests of the pictures, or null where there is none. */
  readonly logo: string | null;
  readonly image: string | null;
  readonly termsUrl: string;
};

const sameUnit = (table: typeof salesUnits | typeof unitLogos | typeof linkPreferences) =>
  and(eq(table.merchantId, paymentLinks.merchantId), eq(table.msn, paymentLinks.msn));

/** All that the page of a link shows, in one question: it is asked for each customer who looks. */
export async function findPublicLink(tx: ReadTx, id: string): Promise<PublicLink | undefined> {
  const [row] = await tx
    .select({
      link: paymentLinks,
      company: merchants.name,
      country: merchants.country,
      timeZone: merchants.timeZone,
      unitName: salesUnits.name,
      status: salesUnits.status,
      logo: unitLogos.sha256,
      image: linkImages.sha256,
      termsUrl: linkPreferences.termsUrl,
    })
    .from(paymentLinks)
    .innerJoin(merchants, eq(merchants.id, paymentLinks.merchantId))
    .innerJoin(salesUnits, sameUnit(salesUnits))
    .leftJoin(unitLogos, sameUnit(unitLogos))
    .leftJoin(linkPreferences, sameUnit(linkPreferences))
    .leftJoin(
      linkImages,
      and(eq(linkImages.merchantId, paymentLinks.merchantId), eq(linkImages.linkId, paymentLinks.id)),
    )
    .where(eq(paymentLinks.id, id));
  if (!row) return undefined;
  const { link, status, termsUrl, ...rest } = row;
  return { ...rest, link: toLink(link), unitActive: status === "active", termsUrl: termsUrl ?? "" };
}
