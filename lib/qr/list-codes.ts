import { z } from "zod";
import { defineUseCase, type Scope } from "@/lib/access/use-case";
import { now } from "@/lib/clock";
import { ENVIRONMENTS } from "@/lib/domain/environment";
import type { Currency } from "@/lib/domain/money";
import { ok, type Result } from "@/lib/domain/result";
import type { UnitKind } from "@/lib/domain/sales-unit";
import { readApiKeys } from "@/lib/payments-api/api-keys";
import { listCallbacks, listRedirects } from "@/lib/payments-api/qr";
import { takingsOf } from "./check-in-repository";
import { msnInput } from "./code-input";
import { type CodeLine, mergeCodes } from "./merge-codes";
import { codesOf, currencyOf, scansOf, unitsOf } from "./repository";

/** How far back scans are counted, in days. */
export const SCAN_DAYS = 30;

export type CodeList = {
  readonly units: readonly { readonly msn: string; readonly name: string }[];
  /** The unit whose codes these are; undefined where there is none. */
  readonly unit:
    | { readonly msn: string; readonly name: string; readonly currency: Currency; readonly kind: UnitKind }
    | undefined;
  readonly codes: readonly CodeLine[];
  /** Whether the platform told; else this is what the portal remembers. */
  readonly told: boolean;
  readonly folders: readonly string[];
  readonly places: readonly string[];
};

export const codeFilter = z.strictObject({
  environment: z.enum(ENVIRONMENTS),
  msn: msnInput.optional(),
  folder: z.string().max(60).optional(),
  place: z.string().max(60).optional(),
});

/**
 * All codes of one sales unit, those made elsewhere too: the platform's list, with the portal's own folders, places and scans. Without
 * `msn` the first unit by name. Filters by folder and place come last, so that both lists of choices stay whole.
 */
export const listCodes = defineUseCase({
  permission: "payment-link:manage",
  input: codeFilter,
  run: async (scope, filter): Promise<Result<CodeList, never>> => ok(await readCodes(scope, filter)),
});

/** What the list shows, for whoever may see it. */
export async function readCodes(
  scope: Scope,
  { environment, msn, folder, place }: z.output<typeof codeFilter>,
): Promise<CodeList> {
  const since = new Date(now().getTime() - SCAN_DAYS * 86_400_000);
  const { units, unit, keys, ...known } = await scope.read(async (tx) => {
    const all = await unitsOf(tx, environment);
    const chosen = all.find((one) => one.msn === msn) ?? (msn ? undefined : all[0]);
    if (!chosen) return { units: all, unit: undefined, keys: undefined, rows: [], scans: [], takings: [] };
    return {
      units: all,
      unit: { ...chosen, currency: currencyOf(chosen) },
      keys: await readApiKeys(tx, scope.merchantId, chosen.msn),
      rows: await codesOf(tx, chosen.msn),
      scans: await scansOf(tx, chosen.msn, since),
      takings: await takingsOf(tx, chosen.msn, since),
    };
  });
  // A VM number has one code, which the platform needs not be asked for.
  if (!unit || unit.kind === "vm_number")
    return { units, unit, codes: [], told: true, folders: [], places: [] };
  const [redirects, callbacks] = keys ? await Promise.all([listRedirects(keys), listCallbacks(keys)]) : [];
  const told = redirects?.kind === "done" && callbacks?.kind === "done";
  const platform = told ? { redirect: redirects.value, callback: callbacks.value } : undefined;
  const codes = mergeCodes(unit.msn, { ...known, platform, currency: unit.currency, at: now() });
  const named = (field: "folder" | "place") =>
    [...new Set(codes.map((code) => code[field]).filter(Boolean))].sort();
  const shown = codes.filter(
    (code) => (!folder || code.folder === folder) && (!place || code.place === place),
  );
  return { units, unit, codes: shown, told, folders: named("folder"), places: named("place") };
}
