import "server-only";
import type { Locale } from "@/lib/domain/locale";
import { parseMailAddress } from "@/lib/domain/mail-address";
import { type MailAttachment, mailAttachment } from "./mail-attachment";
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
  /** A file of the store, which has to stay there for as long as the message may be on its way: a week. */
  attachment?: MailAttachment;
};

/**
 * Writes a message into the outbox: it is sent exactly when the transaction commits, by the worker, soon. Gives its id.
 * @throws where the address or a value is none; both are to be checked where people enter them.
 */
export async function queueMail<T extends Template>(
  tx: AddingTx,
  { to, locale, template, values, merchantId, attachment }: Mail<T>,
): Promise<string> {
  const address = parseMailAddress(to);
  if (address === undefined) throw new Error("a message was queued for what is no mail address");
  const kept = TEMPLATES[template].parse(values);
  const file = attachment ? mailAttachment.parse(attachment) : null;
  return insertMail(tx, { to: address, locale, template, values: kept, attachment: file }, merchantId);
}
