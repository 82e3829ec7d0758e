import { z } from "zod";
import { defineUseCase } from "@/lib/access/use-case";
import { ENVIRONMENTS } from "@/lib/domain/environment";
import { ok, type Result } from "@/lib/domain/result";
import { unitsOf } from "./repository";

export type CodeUnit = { readonly msn: string; readonly name: string };

/** Active sales units of one mode for which the caller may make codes, by name. VM numbers have theirs already. */
export const listCodeUnits = defineUseCase({
  permission: "payment-link:manage",
  input: z.strictObject({ environment: z.enum(ENVIRONMENTS) }),
  run: async (scope, { environment }): Promise<Result<readonly CodeUnit[], never>> =>
    ok((await scope.read((tx) => unitsOf(tx, environment))).filter(({ kind }) => kind !== "vm_number")),
});
