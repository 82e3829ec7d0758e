import "server-only";
import { after } from "next/server";
import { rememberMerchant } from "@/lib/access/people";
import type { Person } from "@/lib/access/person";

/**
 * The company opened last stands first in the chooser. Written once the page has gone out, and only when it changes: work for
 * afterwards begins as well where a visitor leaves early, and the rest of the page, still being drawn, may then read no cookie.
 */
export function keepLastMerchant(person: Person, merchant: { id: string; slug: string }): void {
  if (person.lastMerchant !== merchant.slug) after(() => rememberMerchant(person.id, merchant.id));
}
