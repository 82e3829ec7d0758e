import type { PersonCaller } from "@/lib/access/caller";
import { callerAt, companiesOf } from "@/lib/access/companies";
import { listPayments, type PaymentPage } from "@/lib/transactions/list-payments";
import type { Setting } from "../setting";

/** The signed-in administrator as a caller. */
export async function administratorOf({ administrator, merchant }: Setting): Promise<PersonCaller> {
  const person = { id: administrator.id, name: "Administrator", provedAt: Date.now() };
  const caller = callerAt(person, await companiesOf(person.id), merchant.slug);
  if (!caller) throw new Error("the administrator is not there");
  return caller;
}

/** The use case of the list, as the page calls it, without rendering. */
export async function listAs(
  setting: Setting,
  filter: Parameters<typeof listPayments.call>[1],
): Promise<PaymentPage> {
  const page = await listPayments.call(await administratorOf(setting), filter);
  if (!page.ok) throw new Error(`the list was refused: ${page.error.code}`);
  return page.value;
}
