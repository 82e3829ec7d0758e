import { z } from "zod";
import { defineUseCase } from "@/lib/access/use-case";
import { writeMarketing } from "@/lib/payments-api/login-setup";
import { changeSetup, setupInput } from "./change-setup";

/** People who sign in are not asked for consents any more. Input: `{ msn, version }`. */
export const removeMarketing = defineUseCase({
  permission: "developer:manage",
  input: z.strictObject(setupInput),
  run: (scope, { msn, version }) =>
    changeSetup(scope, {
      ...{ msn, version, part: "marketing", value: null, action: "unit.marketing_removed" },
      write: () => writeMarketing(msn, { version, value: null }),
    }),
});
