import type { Locale } from "@/lib/domain/locale";
import type { formats } from "./formats";
import type { Messages as PortalMessages } from "./messages";

declare module "next-intl" {
  interface AppConfig {
    Locale: Locale;
    Messages: PortalMessages;
    Formats: typeof formats;
  }
}
