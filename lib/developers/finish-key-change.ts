import { z } from "zod";
import { defineUseCase } from "@/lib/access/use-case";
import { ok, type Result } from "@/lib/domain/result";
import { completeKeyChange, type KeyChangeFailure, type KeyOutcome } from "./complete-key-change";
import { findOpenChange } from "./repository";

/** Ends what someone began: the portal, or its way to the platform, broke before the new key was kept. */
export const finishKeyChange = defineUseCase({
  permission: "key:renew",
  input: z.strictObject({ id: z.uuid() }),
  async run(scope, { id }): Promise<Result<KeyOutcome | "nothing to do", KeyChangeFailure>> {
    const change = await scope.read((tx) => findOpenChange(tx, id));
    return change ? completeKeyChange(scope, change) : ok("nothing to do");
  },
});
