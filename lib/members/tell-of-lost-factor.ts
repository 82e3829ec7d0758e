import type { Caller } from "@/lib/access/caller";
import type { WriteTx } from "@/lib/access/tenant-db";
import { languageIn } from "@/lib/domain/locale";
import { parseMailAddress } from "@/lib/domain/mail-address";
import { queueMail } from "@/lib/mail/queue-mail";
import { notify } from "@/lib/notifications/notify";
import { companyName, contactOf } from "./repository";
import { NOBODY } from "./tell-administrators";

/** Whose second factor was taken away hears of it by mail, and all who manage people hear of it, whoever did it included. */
export async function tellOfLostFactor(tx: WriteTx, caller: Caller, memberId: string): Promise<void> {
  const person = await contactOf(tx, memberId);
  if (!person) return;
  const by = caller.kind === "person" ? caller.name : NOBODY;
  const about = { person: person.name, by };
  await notify(tx, { kind: "memberFactorRemoved", about, page: `/members/${memberId}` });
  const to = parseMailAddress(person.email ?? "");
  if (!to) return;
  const locale = person.locale ?? languageIn(person.country);
  const values = { company: await companyName(tx), by, path: "/sign-in" };
  await queueMail(tx, { to, locale, template: "signInFactorRemoved", values });
}
