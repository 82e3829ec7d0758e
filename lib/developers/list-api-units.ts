import { z } from "zod";
import { defineUseCase } from "@/lib/access/use-case";
import { now } from "@/lib/clock";
import type { ApiKey } from "@/lib/domain/api-key";
import { ENVIRONMENTS } from "@/lib/domain/environment";
import { ok, type Result } from "@/lib/domain/result";
import { isPlayed } from "@/lib/payments-api/management";
import { apiUnits, presentChanges } from "./repository";

export type ApiUnit = {
  readonly msn: string;
  readonly name: string;
  readonly kind: "online" | "in_person" | "vm_number";
  readonly captureType: "reserve" | "direct";
  /** Since when the portal has heard of this unit's payments. */
  readonly connectedAt: Date | null;
  /** Keys that were made anew: until when the former one works, or null while the new one is under way. */
  readonly changes: readonly { readonly key: ApiKey; readonly formerUntil: Date | null }[];
};

export type ApiUnits = {
  readonly units: readonly ApiUnit[];
  /** Whether keys are made anew here; a real platform does that in its own portal. */
  readonly renewable: boolean;
};

/** Sales units of one mode whose keys the caller may see, by name. */
export const listApiUnits = defineUseCase({
  permission: "developer:manage",
  input: z.strictObject({ environment: z.enum(ENVIRONMENTS) }),
  run: (scope, { environment }): Promise<Result<ApiUnits, never>> =>
    scope.read(async (tx) => {
      const changes = await presentChanges(tx, now());
      const units = (await apiUnits(tx, environment)).map((unit) => ({
        ...unit,
        changes: changes
          .filter(({ msn }) => msn === unit.msn)
          .map(({ key, doneAt, formerUntil }) => ({ key, formerUntil: doneAt && formerUntil })),
      }));
      return ok({ units, renewable: isPlayed() });
    }),
});
