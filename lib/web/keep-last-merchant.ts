import "server-only";
import { rememberMerchant } from "@/lib/access/people";
import type { Person } from "@/lib/access/person";

/** The company opened last stands first in the chooser. Written only when it changes. */
export async function keepLastMerchant(
  person: Person,
  merchant: { id: string; slug: string },
): Promise<void> {
  if (person.lastMerchant !== merchant.slug) await rememberMerchant(person.id, merchant.id);
}
