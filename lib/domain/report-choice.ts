/** Formats as they are chosen: a PDF is the payouts alone, as published, or has all transactions behind them. */
export const REPORT_CHOICES = ["xlsx", "csv", "xml", "pdf", "pdf-full"] as const;
export type ReportChoice = (typeof REPORT_CHOICES)[number];

/** Vouchers for an accounting system: one for each payout. */
export const VOUCHER_CHOICES = ["vouchers", "sie", "saf-t"] as const;
export type VoucherChoice = (typeof VOUCHER_CHOICES)[number];

/** Those that have columns for persons. */
export const PERSONAL_CHOICES: readonly (ReportChoice | VoucherChoice)[] = ["xlsx", "csv"];

export const PURPOSE_MAX = 200;
