import type { ReadTx } from "@/lib/access/tenant-db";
import { isCurrency } from "@/lib/domain/money";
import type { Company } from "@/lib/domain/order-form";
import { companyOf } from "./repository";

/** The company as its order forms need it. */
export async function orderCompany(tx: ReadTx): Promise<Company> {
  const { country, currency } = await companyOf(tx);
  const known = (["NO", "DK", "FI", "SE"] as const).find((one) => one === country);
  if (!known || !isCurrency(currency)) throw new Error(`no orders from ${country} in ${currency}`);
  return { country: known, currency };
}
