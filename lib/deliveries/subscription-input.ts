import { z } from "zod";
import { LOCALES } from "@/lib/domain/locale";
import { PURPOSE_MAX, REPORT_CHOICES } from "@/lib/domain/report-choice";
import { FREQUENCIES } from "@/lib/domain/report-schedule";
import { CHANNELS, MOST_RECIPIENTS, NAME_MAX, SERVER_SIGN_INS } from "@/lib/domain/report-subscription";
import { isTimeZone } from "@/lib/domain/time-zones";

const plain = (most: number) => z.string().max(most);

/** A subscription as it was filled in. `id` is made with the form, so that a double click is one subscription. */
export const subscriptionInput = z.strictObject({
  id: z.uuid().toLowerCase(),
  /** 0 where it is new. */
  seenVersion: z.int().min(0),
  name: z
    .string()
    .transform((text) => text.replace(/\p{C}+/gu, " ").trim())
    .pipe(z.string().max(NAME_MAX)),
  /** MSNs; none for all. */
  units: z.array(z.string().regex(/^\d{4,10}$/)).max(500),
  frequency: z.enum(FREQUENCIES),
  format: z.enum(REPORT_CHOICES),
  language: z.enum(LOCALES),
  /** IANA name: where its days begin and end. */
  timeZone: z.string().max(60).refine(isTimeZone),
  channel: z.enum(CHANNELS),
  /** Ids of people of the company, and addresses as they were typed. */
  people: z.array(z.uuid()).max(MOST_RECIPIENTS),
  addresses: plain(20_000),
  personal: z.boolean(),
  purpose: z.string().trim().max(PURPOSE_MAX),
  server: z.strictObject({
    ...{ host: plain(300), port: plain(10), user: plain(200), folder: plain(400) },
    signIn: z.enum(SERVER_SIGN_INS),
    /** Empty: as it was. */
    password: plain(500),
  }),
});

export type SubscriptionInput = z.output<typeof subscriptionInput>;
