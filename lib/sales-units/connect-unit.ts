import { z } from "zod";
import { defineUseCase } from "@/lib/access/use-case";
import { takeInUnit, unitToConnect } from "./take-in-unit";

/**
 * Connects a sales unit that exists at the platform, by the operator's command: its keys are tried by fetching a token, then kept
 * encrypted. The worker registers the webhook by itself. Repeating it replaces name and keys.
 */
export const connectUnit = defineUseCase({
  permission: "webhook:register",
  input: z.strictObject({ ...unitToConnect.shape, name: z.string().trim().min(1).max(50) }),
  run: takeInUnit,
});
