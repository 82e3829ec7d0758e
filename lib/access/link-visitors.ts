import "server-only";
import { eq } from "drizzle-orm";
import { paymentLinks } from "@/db/schema/payment-links";
import type { SystemCaller } from "./caller";
import { asDirectory } from "./directory";

/** A customer on the page of a payment link: at its merchant, in its sales unit, and for paying alone. */
export type LinkVisitor = { readonly linkId: string; readonly msn: string; readonly caller: SystemCaller };

const TOKEN = /^[\w-]{22}$/;

/** Who comes with this token, or undefined where no link has it. */
export async function findLinkVisitor(token: string): Promise<LinkVisitor | undefined> {
  if (!TOKEN.test(token)) return undefined;
  const { merchantId, id, msn } = paymentLinks;
  const [row] = await asDirectory((tx) =>
    tx.select({ merchantId, id, msn }).from(paymentLinks).where(eq(paymentLinks.token, token)),
  );
  if (!row) return undefined;
  const caller: SystemCaller = {
    kind: "visitor",
    id: `link:${row.id}`,
    merchantId: row.merchantId,
    permissions: ["payment-link:pay"],
    units: [row.msn],
  };
  return { linkId: row.id, msn: row.msn, caller };
}
