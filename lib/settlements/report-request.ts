import { z } from "zod";
import { LOCALES } from "@/lib/domain/locale";
import { PURPOSE_MAX, REPORT_CHOICES, VOUCHER_CHOICES } from "@/lib/domain/report-choice";

const day = z.iso.date();
const common = {
  /** MSNs; all within reach where none is named. */
  units: z
    .array(z.string().regex(/^\d{4,10}$/))
    .max(500)
    .default([]),
  format: z.enum([...REPORT_CHOICES, ...VOUCHER_CHOICES]),
  language: z.enum(LOCALES),
  personal: z.boolean().default(false),
  /** What names are needed for; it is logged. */
  purpose: z.string().trim().max(PURPOSE_MAX).default(""),
};

/** What is asked for. `id` is `<ledger>-<number>`, as in the list of settlements. */
export const reportRequest = z.discriminatedUnion("period", [
  z.strictObject({ period: z.literal("day"), day, ...common }),
  z.strictObject({ period: z.literal("range"), from: day, to: day, ...common }),
  z.strictObject({
    period: z.literal("month"),
    month: z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/),
    ...common,
  }),
  z.strictObject({ period: z.literal("settlement"), id: z.string().max(220), ...common }),
]);

export type ReportRequest = z.output<typeof reportRequest>;
