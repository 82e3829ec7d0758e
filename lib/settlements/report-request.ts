import { z } from "zod";
import { LOCALES } from "@/lib/domain/locale";

/** Formats as they are chosen: a PDF is the payouts alone, as published, or has all transactions behind them. */
export const REPORT_CHOICES = ["xlsx", "csv", "xml", "pdf", "pdf-full"] as const;
export type ReportChoice = (typeof REPORT_CHOICES)[number];

/** Vouchers for an accounting system: one for each payout. */
export const VOUCHER_CHOICES = ["vouchers", "sie", "saf-t"] as const;
export type VoucherChoice = (typeof VOUCHER_CHOICES)[number];

/** Those that have columns for persons. */
export const PERSONAL_CHOICES: readonly (ReportChoice | VoucherChoice)[] = ["xlsx", "csv"];

export const PURPOSE_MAX = 200;

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
