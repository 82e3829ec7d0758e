import type { Caller } from "@/lib/access/caller";
import type { WriteTx } from "@/lib/access/tenant-db";
import type { Locale } from "@/lib/domain/locale";
import { parseMailAddress } from "@/lib/domain/mail-address";
import { queueMail } from "@/lib/mail/queue-mail";
import { companyName, contactOf } from "./repository";

/** Nobody has chosen a language for a person before they come: it is their country's. */
const LOCALES = new Map<string, Locale>([
  ["NO", "nb"],
  ["DK", "da"],
  ["FI", "fi"],
  ["SE", "sv"],
]);

type Letter = { userId: string; email: string | null; inviter: Caller };

/** Writes to the one who was invited or, without an address, to whoever invited, who then has to tell. */
export async function mailInvitation(tx: WriteTx, { userId, email, inviter }: Letter): Promise<void> {
  const company = await companyName(tx);
  const [invited, host] = [await contactOf(tx, userId), await contactOf(tx, inviter.id)];
  if (!invited || !host || inviter.kind !== "person") return;
  const localeOf = (country: string) => LOCALES.get(country) ?? "en";
  if (email) {
    const values = { company, inviter: inviter.name, days: 0, path: "/invitations" };
    await queueMail(tx, { to: email, locale: localeOf(invited.country), template: "invitation", values });
    return;
  }
  const own = parseMailAddress(host.email ?? "");
  if (!own) return;
  const path = `/m/${inviter.merchantSlug}/members/${userId}`;
  const values = { company, person: invited.name, path };
  await queueMail(tx, { to: own, locale: localeOf(host.country), template: "addedWithoutAddress", values });
}
