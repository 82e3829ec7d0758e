import "server-only";
import { asc, gt } from "drizzle-orm";
import { merchants } from "@/db/schema/merchants";
import { asDirectory } from "./directory";

/** The next companies by short name, for the operator's commands, which take them a few at a time. */
export function companiesAfter(slug: string, most: number): Promise<{ id: string; slug: string }[]> {
  return asDirectory((tx) =>
    tx
      .select({ id: merchants.id, slug: merchants.slug })
      .from(merchants)
      .where(gt(merchants.slug, slug))
      .orderBy(asc(merchants.slug))
      .limit(most),
  );
}
