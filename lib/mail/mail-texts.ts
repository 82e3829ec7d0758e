import type { Locale } from "@/lib/domain/locale";
import da from "@/lib/i18n/messages/da/mail.json";
import en from "@/lib/i18n/messages/en/mail.json";
import fi from "@/lib/i18n/messages/fi/mail.json";
import nb from "@/lib/i18n/messages/nb/mail.json";
import sv from "@/lib/i18n/messages/sv/mail.json";

/** The words of all messages. The worker writes in many languages at once, a page in one, so they come by another way than its. */
export const MAIL_TEXTS = { en, nb, da, fi, sv } as const satisfies Record<Locale, typeof en>;
