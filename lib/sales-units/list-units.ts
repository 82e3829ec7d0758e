import { z } from "zod";
import { defineUseCase } from "@/lib/access/use-case";
import { ok, type Result } from "@/lib/domain/result";
import { unitsIn } from "./repository";

export type UnitChoice = { readonly msn: string; readonly name: string; readonly connectedAt: Date | null };

/** The sales units within the caller's reach, by name. Input: `{ environment }`. */
export const listUnits = defineUseCase({
  permission: "unit:view",
  input: z.strictObject({ environment: z.enum(["production", "test"]) }),
  run: async (scope, { environment }): Promise<Result<UnitChoice[], never>> =>
    ok(await scope.read((tx) => unitsIn(tx, environment))),
});
