import type { Locale } from "@/lib/domain/locale";
import type { ReportChoice } from "@/lib/domain/report-choice";
import type { Frequency } from "@/lib/domain/report-schedule";
import type { Channel, FileServer } from "@/lib/domain/report-subscription";

/** What the form begins with; without an id it is for a new subscription. */
export type SubscriptionStart = {
  readonly id: string | undefined;
  readonly version: number;
  readonly name: string;
  readonly units: readonly string[];
  readonly frequency: Frequency;
  /** IANA name. */
  readonly timeZone: string;
  readonly format: ReportChoice;
  readonly language: Locale;
  readonly channel: Channel;
  readonly people: readonly string[];
  /** One on each line. */
  readonly addresses: string;
  readonly personal: boolean;
  readonly purpose: string;
  readonly server: FileServer | null;
};
