import { useTranslations } from "next-intl";

const EVENTS = [
  "CREATED",
  "AUTHORIZED",
  "ABORTED",
  "EXPIRED",
  "TERMINATED",
  "CANCELLED",
  "CAPTURED",
  "REFUNDED",
] as const;

/** An event of the platform's log in words; one that we do not know keeps the platform's own name. */
export function PlatformEventName({ name, success }: { name: string; success: boolean }): string {
  const t = useTranslations("transactions.timeline");
  const known = EVENTS.find((event) => event === name);
  return known ? t(success ? `event.${known}` : `failed.${known}`) : name;
}
