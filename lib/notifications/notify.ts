import { membersWhoMay } from "@/lib/access/members-who-may";
import type { WriteTx } from "@/lib/access/tenant-db";
import { now } from "@/lib/clock";
import { NOTIFICATIONS, type NotificationKind } from "@/lib/domain/notification";
import { queueMail } from "@/lib/mail/queue-mail";
import { type MailValues, TEMPLATES } from "@/lib/mail/templates";
import { choicesAbout, insertNotifications, presentCompany } from "./repository";

export type News<K extends NotificationKind> = {
  kind: K;
  /** What the message of this kind says, but for company and path, which are found here. */
  about: Omit<MailValues<K>, "company" | "path">;
  /** The page that tells more, below the company's address: "/sales-units/654321". */
  page: string;
  /** The sales unit that it is about: then only those are told who hold the permission there. */
  msn?: string;
  /** Who did it, and needs not be told. */
  except?: string;
  /** The one person whom it concerns, and nobody else. */
  only?: string;
};

/**
 * Tells those at the company whom it concerns (lib/domain/notification.ts), by bell and mail as each chose, exactly when the
 * transaction commits. The transaction has to reach all of the company or at least this sales unit.
 */
export async function notify<K extends NotificationKind>(
  tx: WriteTx,
  { kind, about, page, msn, except, only }: News<K>,
): Promise<void> {
  const company = await presentCompany(tx);
  const { permission, ways } = NOTIFICATIONS[kind];
  const told = (await membersWhoMay(tx, company.id, permission, msn)).filter(
    ({ id }) => id !== except && (only === undefined || id === only),
  );
  if (told.length === 0) return;
  const choices = await choicesAbout(
    tx,
    kind,
    told.map(({ id }) => id),
  );
  const whole = { ...about, company: company.name, path: `/m/${company.slug}${page}` };
  const values = whole as unknown as MailValues<K>; // safe: the kind's own values, completed; the schema parses them next
  const kept = TEMPLATES[kind].parse(values);
  const wants = (id: string) => choices.get(id) ?? ways;
  const createdAt = now();
  await insertNotifications(
    tx,
    told
      .filter(({ id }) => wants(id).bell)
      .map(({ id }) => ({ merchantId: company.id, userId: id, kind, values: kept, createdAt })),
  );
  for (const { id, email, locale } of told)
    if (email && wants(id).mail) await queueMail(tx, { to: email, locale, template: kind, values });
}
