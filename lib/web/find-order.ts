import "server-only";
import { callerReach } from "@/lib/access/caller";
import { callerFor } from "@/lib/access/current-caller";
import type { Person } from "@/lib/access/person";
import { getOrder } from "@/lib/orders/get-order";
import { companiesOfPerson } from "./companies";

/** The company of this person's that has the order, among those where they may order; undefined where none has. */
export async function findOrderOf(person: Person, order: string): Promise<string | undefined> {
  for (const { slug } of await companiesOfPerson(person)) {
    const asking = await callerFor(slug);
    // Who may not order there is not asked for: it would stand in the log as a try.
    if (asking.kind !== "member" || callerReach(asking.caller, "unit:order") === "none") continue;
    if ((await getOrder.call(asking.caller, { id: order })).ok) return slug;
  }
  return undefined;
}
