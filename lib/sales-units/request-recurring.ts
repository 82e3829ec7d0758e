import { z } from "zod";
import { defineUseCase } from "@/lib/access/use-case";
import { MAX_MINOR } from "@/lib/domain/money";
import { askFor } from "./ask-for";
import { msnInput } from "./unit-filter";

/**
 * Asks for recurring payments: the platform weighs what is sold, for how much a year. Input:
 * `{ msn, revenueMinor, description }`, minor units of the unit's currency.
 */
export const requestRecurring = defineUseCase({
  permission: "unit:order",
  input: z.strictObject({
    msn: msnInput,
    revenueMinor: z.int().min(1).max(MAX_MINOR),
    description: z.string().trim().min(20).max(1_000),
  }),
  run: (scope, { msn, ...asked }) => askFor(scope, { msn, kind: "recurring", state: "submitted", ...asked }),
});
