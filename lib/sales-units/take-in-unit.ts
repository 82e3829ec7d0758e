import { z } from "zod";
import type { Change, Scope } from "@/lib/access/use-case";
import { now } from "@/lib/clock";
import { ENVIRONMENTS } from "@/lib/domain/environment";
import { fail, ok, type Result } from "@/lib/domain/result";
import { UNIT_KINDS } from "@/lib/domain/sales-unit";
import { keepApiKeys } from "@/lib/payments-api/api-keys";
import { checkKeys, type KeysProblem } from "@/lib/payments-api/check-keys";
import { checkAgain, keepUnit } from "./repository";
import { msnInput } from "./unit-filter";

/** A header's value: what can't be one is no key. */
const key = z
  .string()
  .trim()
  .min(8)
  .max(200)
  .regex(/^[\x21-\x7e]+$/);

export const keysInput = z.strictObject({
  msn: msnInput,
  clientId: key,
  clientSecret: key,
  subscriptionKey: key,
  subscriptionKeySecondary: key.optional(),
});

export const unitToConnect = z.strictObject({
  ...keysInput.shape,
  name: z.string(),
  kind: z.enum(UNIT_KINDS),
  environment: z.enum(ENVIRONMENTS),
});

export type ConnectFailure =
  | { code: KeysProblem }
  /** The number belongs to another company of this portal. */
  | { code: "unit_taken" };

export type Connected = Result<{ msn: string }, ConnectFailure>;

/** Whose keys work becomes a unit of the company. Only after that one hears that another company has it, and never which. */
export async function takeInUnit(
  scope: Scope,
  { msn, name, kind, environment, ...keys }: z.output<typeof unitToConnect>,
): Promise<Connected> {
  const problem = await checkKeys({ msn, ...keys });
  if (problem) return fail({ code: problem });
  const { merchantId } = scope;
  return scope.write(async (tx): Promise<Change<Connected>> => {
    const unit = { merchantId, msn, name, kind, environment, connectedAt: now() };
    if (!(await keepUnit(tx, unit))) return { value: fail({ code: "unit_taken" }), audit: "unchanged" };
    await keepApiKeys(tx, merchantId, { msn, ...keys });
    await checkAgain(tx, msn);
    return { value: ok({ msn }), audit: { action: "unit.connected", subject: `unit:${msn}`, msn } };
  });
}
