import { type AmountFailure, checkAmount } from "@/lib/domain/collect-rules";
import { type Currency, type Money, money } from "@/lib/domain/money";
import { fail, ok, type Result } from "@/lib/domain/result";

export type AmountProblem = AmountFailure & { readonly field: string };

/** Whether the platform would take the invoice's sum as one payment. What it says stands beside the first price. */
export function checkTotal(minor: number, currency: Currency): Result<Money, AmountProblem> {
  const checked = checkAmount(money(minor, currency));
  return checked.ok ? ok(checked.value) : fail({ ...checked.error, field: "lines.0.price" });
}
