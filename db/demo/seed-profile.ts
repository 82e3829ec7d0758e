import { companyPeople, companyProfiles } from "@/db/schema/company";
import type { WriteTx } from "@/lib/access/tenant-db";
import { now } from "@/lib/clock";
import type { DemoProfile } from "./profiles";

/** Writes down what a company says of itself, unless it has said something already. */
export async function seedProfile(
  tx: WriteTx,
  merchantId: string,
  { business, sells, contact, owner, confirmedDaysAgo }: DemoProfile,
): Promise<void> {
  const confirmedAt = new Date(now().getTime() - confirmedDaysAgo * 86_400_000);
  const made = await tx
    .insert(companyProfiles)
    .values({ merchantId, business, sells, confirmedAt })
    .onConflictDoNothing()
    .returning({ merchantId: companyProfiles.merchantId });
  if (made.length === 0) return;
  await tx.insert(companyPeople).values([
    { merchantId, kind: "contact", ...contact },
    { merchantId, kind: "owner", ...owner },
  ]);
}
