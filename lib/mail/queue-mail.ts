import "server-only";
import type { Locale } from "@/lib/domain/locale";
import { parseMailAddress } from "@/lib/domain/mail-address";
import { type AddingTx, insertMail } from "./repository";
import { type MailValues, TEMPLATES, type Template } from "./templates";

export type Mail<T extends Template> = {
  /** One address, as parseMailAddress takes it. */
  to: string;
  /** The recipient's language. */
  locale: Locale;
  template: T;
  values: MailValues<T>;
  /** Whose message it is, where the transaction belongs to no company. */
  merchantId?: string;
};

/**
 * Writes a message into the outbox: it is sent exactly when the transaction commits, by the worker, soon. Gives its id.
 * @throws where the address or a value is none; both are to be checked where people enter them.
 */
export async function queueMail<T extends Template>(
  tx: AddingTx,
  { to, locale, template, values, merchantId }: Mail<T>,
): Promise<string> {
  const address = parseMailAddress(to);
  if (address === undefined) throw new Error("a message was queued for what is no mail address");
  const kept = TEMPLATES[template].parse(values);
  return insertMail(tx, { to: address, locale, template, values: kept }, merchantId);
}
