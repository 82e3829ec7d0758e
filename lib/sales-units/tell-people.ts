import type { WriteTx } from "@/lib/access/tenant-db";
import type { Scope } from "@/lib/access/use-case";
import { parseMailAddress } from "@/lib/domain/mail-address";
import { queueMail } from "@/lib/mail/queue-mail";
import { notify } from "@/lib/notifications/notify";
import { administratorAddresses } from "./people-repository";
import { findCompany, type UnitRow } from "./read-repository";

/** Nobody's own language is known here, so the company's country decides. */
const LANGUAGES: Record<string, "nb" | "da" | "fi"> = { NO: "nb", DK: "da", FI: "fi" };

type Told = Awaited<ReturnType<typeof whatToTell>>;

async function whatToTell(tx: WriteTx, scope: Scope, { msn, name }: UnitRow) {
  const { name: company, country } = await findCompany(tx);
  const { caller } = scope;
  const [by, slug] = caller.kind === "person" ? [caller.name, caller.merchantSlug] : [company, ""];
  const locale = LANGUAGES[country] ?? ("en" as const);
  return { locale, unit: { company, unit: name, msn }, by, path: `/m/${slug}/sales-units/${msn}` };
}

async function eachAdministrator(tx: WriteTx, tell: (to: string) => Promise<unknown>): Promise<void> {
  for (const email of await administratorAddresses(tx)) {
    const to = parseMailAddress(email);
    if (to) await tell(to);
  }
}

/** Both sides of a changed partner: the company's administrators, who is chosen, and who was before. */
export async function tellOfPartner(
  tx: WriteTx,
  scope: Scope,
  before: UnitRow,
  now: { name: string; email: string },
): Promise<void> {
  const { locale, unit, by, path }: Told = await whatToTell(tx, scope, before);
  const values = { ...unit, former: before.partner ?? "", partner: now.name, by, path };
  await eachAdministrator(tx, (to) => queueMail(tx, { to, locale, template: "partnerChanged", values }));
  if (before.partnerEmail && before.partnerEmail !== now.email)
    await queueMail(tx, { to: before.partnerEmail, locale, template: "partnerReleased", values: unit });
  if (now.email && before.partnerEmail !== now.email)
    await queueMail(tx, { to: now.email, locale, template: "partnerChosen", values: unit });
}

/** So that a change that nobody meant is seen by more people than the one who made it. */
export function tellOfAccount(tx: WriteTx, scope: Scope, before: UnitRow, account: string): Promise<void> {
  const about = { ...aboutUnit(scope, before), account: account.slice(-4) };
  const { msn } = before;
  return notify(tx, { kind: "settlementAccountChanged", about, page: `/sales-units/${msn}`, msn });
}

export function tellOfDeactivation(tx: WriteTx, scope: Scope, before: UnitRow): Promise<void> {
  const { msn } = before;
  const about = aboutUnit(scope, before);
  return notify(tx, { kind: "unitDeactivated", about, page: `/sales-units/${msn}`, msn });
}

function aboutUnit({ caller }: Scope, { msn, name }: UnitRow) {
  return { unit: name, msn, by: caller.kind === "person" ? caller.name : caller.id };
}
