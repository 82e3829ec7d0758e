import { z } from "zod";
import { defineUseCase } from "@/lib/access/use-case";
import { ok, type Result } from "@/lib/domain/result";
import { apiUnits } from "./repository";

export type ApiUnit = {
  readonly msn: string;
  readonly name: string;
  readonly kind: "online" | "in_person" | "vm_number";
  readonly captureType: "reserve" | "direct";
};

/** Sales units of one mode whose keys the caller may see, by name. */
export const listApiUnits = defineUseCase({
  permission: "developer:manage",
  input: z.strictObject({ environment: z.enum(["production", "test"]) }),
  run: async (scope, { environment }): Promise<Result<readonly ApiUnit[], never>> => {
    return ok(await scope.read((tx) => apiUnits(tx, environment)));
  },
});
