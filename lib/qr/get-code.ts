import { z } from "zod";
import { defineUseCase, type Scope } from "@/lib/access/use-case";
import { now } from "@/lib/clock";
import { type Currency, type Money, money } from "@/lib/domain/money";
import type { PaymentStatus } from "@/lib/domain/payment";
import type { CodeName } from "@/lib/domain/qr-code";
import { fail, ok, type Result } from "@/lib/domain/result";
import { readApiKeys } from "@/lib/payments-api/api-keys";
import type { PlatformCode } from "@/lib/payments-api/qr";
import { type Found, lookUp } from "./ask-platform";
import { paymentsOfCode, takingsOf } from "./check-in-repository";
import { codeAddress } from "./code-input";
import { SCAN_DAYS } from "./list-codes";
import { type CodeLine, mergeCodes } from "./merge-codes";
import { currencyOf, findCode, findUnit, scansOf } from "./repository";

/** One payment after a scan. */
export type CodePayment = {
  readonly id: string;
  readonly reference: string;
  readonly status: PaymentStatus;
  readonly amount: Money;
  readonly at: Date;
};

export type CodeDetails = CodeLine & {
  readonly unit: string;
  readonly environment: "production" | "test";
  readonly currency: Currency;
  /** The last ones; none for a code that opens a page. */
  readonly payments: readonly CodePayment[];
};

const LAST_PAYMENTS = 10;

/** One code as the platform has it now, or as the portal remembers it. Input: `{ code }`, its part of the address. */
export const getCode = defineUseCase({
  permission: "payment-link:manage",
  input: z.strictObject({ code: codeAddress }),
  run: (scope, { code }): Promise<Result<CodeDetails, { code: "code_not_found" }>> => detailsOf(scope, code),
});

export async function detailsOf(
  scope: Scope,
  name: CodeName,
): Promise<Result<CodeDetails, { code: "code_not_found" }>> {
  const since = new Date(now().getTime() - SCAN_DAYS * 86_400_000);
  const { unit, row, keys, paid, ...known } = await scope.read(async (tx) => ({
    unit: await findUnit(tx, name.msn),
    row: await findCode(tx, name),
    keys: await readApiKeys(tx, scope.merchantId, name.msn),
    scans: await scansOf(tx, name.msn, since),
    takings: await takingsOf(tx, name.msn, since),
    paid: name.kind === "callback" ? await paymentsOfCode(tx, name, LAST_PAYMENTS) : [],
  }));
  if (!unit) return fail({ code: "code_not_found" });
  const found: Found = keys ? await lookUp(keys, name) : { at: "unknown" };
  const platform =
    found.at === "unknown" ? undefined : { redirect: [], callback: [], ...thereOf(name, found) };
  const currency = currencyOf(unit);
  const [line] = mergeCodes(name.msn, { ...known, rows: row ? [row] : [], platform, currency, at: now() });
  if (!line) return fail({ code: "code_not_found" });
  const payments = paid.map(({ amountMinor, createdAt: at, ...payment }) => ({
    ...{ ...payment, at },
    amount: money(amountMinor, currency),
  }));
  return ok({ ...line, unit: unit.name, environment: unit.environment, currency, payments });
}

function thereOf({ kind }: CodeName, found: Found): Partial<Record<CodeName["kind"], PlatformCode[]>> {
  return found.at === "there" ? { [kind]: [found.code] } : {};
}
