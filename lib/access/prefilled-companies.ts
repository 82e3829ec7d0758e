import "server-only";
import { inArray } from "drizzle-orm";
import { merchants } from "@/db/schema/merchants";
import { productOrders } from "@/db/schema/product-orders";
import { asDirectory } from "./directory";
import type { WaitingRow } from "./waiting-work";

/** Whose of these orders are, by organisation number, as far as the company here doesn't know them yet. */
export async function unknownPrefilled(
  orders: readonly { id: string; organisation: string }[],
): Promise<WaitingRow[]> {
  const digits = (number: string) => number.replace(/\D/g, "");
  const ids = orders.map(({ id }) => id);
  const { companies, known } = await asDirectory(async (tx) => ({
    companies: await tx.select({ id: merchants.id, number: merchants.organisationNumber }).from(merchants),
    known: await tx
      .select({ id: productOrders.id })
      .from(productOrders)
      .where(inArray(productOrders.id, ids)),
  }));
  const fresh = orders.filter(({ id }) => !known.some((one) => one.id === id));
  return fresh.flatMap(({ id, organisation }) => {
    const company = companies.find(({ number }) => digits(number) === digits(organisation));
    return company ? [{ merchantId: company.id, id }] : [];
  });
}
