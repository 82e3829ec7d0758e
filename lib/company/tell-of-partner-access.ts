import { membersWhoMay } from "@/lib/access/members-who-may";
import type { WriteTx } from "@/lib/access/tenant-db";
import type { Scope } from "@/lib/access/use-case";
import { languageIn } from "@/lib/domain/locale";
import { parseMailAddress } from "@/lib/domain/mail-address";
import { queueMail } from "@/lib/mail/queue-mail";
import { listUnits, type Partner } from "./partner-repository";
import { registered } from "./repository";

/** Both sides of it: everyone who may change it, in their language, and the partner, in the language of the company's country. */
export async function tellOfPartnerAccess(
  tx: WriteTx,
  { merchantId, caller }: Scope,
  { name: partner, email }: Pick<Partner, "name" | "email">,
  msns: readonly string[],
): Promise<void> {
  const { name: company, country } = await registered(tx);
  const named = new Map((await listUnits(tx)).map(({ msn, name }) => [msn, name]));
  const units = msns.map((msn) => `${named.get(msn) ?? ""} (${msn})`).join(", ");
  const read = msns.length > 0 ? ("units" as const) : ("nothing" as const);
  const [by, slug] = caller.kind === "person" ? [caller.name, caller.merchantSlug] : [company, ""];
  const own = { company, partner, read, units, by, path: `/m/${slug}/company` };
  for (const colleague of await membersWhoMay(tx, merchantId, "company:edit")) {
    const to = parseMailAddress(colleague.email ?? "");
    const { locale } = colleague;
    if (to) await queueMail(tx, { to, locale, template: "accountingAccessChanged", values: own });
  }
  const to = parseMailAddress(email);
  const theirs = { company, read, units };
  if (to)
    await queueMail(tx, {
      to,
      locale: languageIn(country),
      template: "accountingAccessTold",
      values: theirs,
    });
}
