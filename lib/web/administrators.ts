import "server-only";
import { administratorsOf } from "@/lib/access/people";
import { memberOrLeave } from "./viewer";

/** Names of those who can give permissions here, for whoever works here too. */
export async function administratorsAt(slug: string): Promise<string[]> {
  const { caller } = await memberOrLeave(slug);
  return administratorsOf(caller.merchantSlug);
}
