import { z } from "zod";
import { defineUseCase } from "@/lib/access/use-case";
import { ENVIRONMENTS, type Environment } from "@/lib/domain/environment";
import { ok, type Result } from "@/lib/domain/result";
import { hostHas } from "@/lib/payments-api/check-keys";

/** The environments whose units can be connected here: those that live on the platform's host that the portal speaks to. */
export const offerEnvironments = defineUseCase({
  permission: "unit:order",
  input: z.strictObject({}),
  run: async (): Promise<Result<readonly Environment[], never>> => ok(ENVIRONMENTS.filter(hostHas)),
});
