import type { FormatLocale } from "@/lib/domain/locale";
import type { formats } from "./formats";
import type { Messages as PortalMessages } from "./messages";

declare module "next-intl" {
  interface AppConfig {
    Locale: FormatLocale;
    Messages: PortalMessages;
    Formats: typeof formats;
  }
}
