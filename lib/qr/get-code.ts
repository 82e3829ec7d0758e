import { z } from "zod";
import { defineUseCase, type Scope } from "@/lib/access/use-case";
import { now } from "@/lib/clock";
import type { CodeName } from "@/lib/domain/qr-code";
import { fail, ok, type Result } from "@/lib/domain/result";
import { readApiKeys } from "@/lib/payments-api/api-keys";
import type { PlatformCode } from "@/lib/payments-api/qr";
import { type Found, lookUp } from "./ask-platform";
import { codeAddress } from "./code-input";
import { SCAN_DAYS } from "./list-codes";
import { type CodeLine, mergeCodes } from "./merge-codes";
import { findCode, findUnit, scansOf } from "./repository";

export type CodeDetails = CodeLine & { readonly unit: string; readonly environment: "production" | "test" };

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
  const { unit, row, keys, scans } = await scope.read(async (tx) => ({
    unit: await findUnit(tx, name.msn),
    row: await findCode(tx, name),
    keys: await readApiKeys(tx, scope.merchantId, name.msn),
    scans: await scansOf(tx, name.msn, since),
  }));
  if (!unit) return fail({ code: "code_not_found" });
  const found: Found = keys ? await lookUp(keys, name) : { at: "unknown" };
  const platform =
    found.at === "unknown" ? undefined : { redirect: [], callback: [], ...thereOf(name, found) };
  const [line] = mergeCodes(name.msn, { rows: row ? [row] : [], platform, scans, at: now() });
  return line
    ? ok({ ...line, unit: unit.name, environment: unit.environment })
    : fail({ code: "code_not_found" });
}

function thereOf({ kind }: CodeName, found: Found): Partial<Record<CodeName["kind"], PlatformCode[]>> {
  return found.at === "there" ? { [kind]: [found.code] } : {};
}
