import { type InvoiceLine, totalOf, writeQuantity } from "@/lib/domain/invoice-total";
import type { Receipt } from "@/lib/domain/receipt";

/**
 * The lines as the app shows them. They have to come to the amount that is asked for: where fees or part payments make another
 * one of it, the invoice is one line alone. Each line is one piece, since the app counts no halves.
 */
export function receiptOf(lines: readonly InvoiceLine[], amountMinor: number, name: string): Receipt {
  const total = totalOf(lines);
  const [first, ...rest] = lines.map(({ description, quantity, vatRate }, at) => ({
    name: quantity === 1_000 ? description : `${writeQuantity(quantity)} × ${description}`,
    ...{ pieces: 1, unitMinor: total.lines[at]?.grossMinor ?? 0, vatRate },
  }));
  if (first && total.grossMinor === amountMinor) return { lines: [first, ...rest] };
  return { lines: [{ name, pieces: 1, unitMinor: amountMinor, vatRate: lines[0]?.vatRate ?? 0 }] };
}
