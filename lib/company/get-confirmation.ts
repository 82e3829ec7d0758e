import { z } from "zod";
import { defineUseCase } from "@/lib/access/use-case";
import { now } from "@/lib/clock";
import { type Confirmation, confirmationAt } from "@/lib/domain/company-profile";
import { ok, type Result } from "@/lib/domain/result";
import { findProfile, registered } from "./repository";

/** Whether the company has to confirm its information, for those who can. */
export const getConfirmation = defineUseCase({
  permission: "company:edit",
  input: z.strictObject({}),
  run: (scope): Promise<Result<Confirmation, never>> =>
    scope.read(async (tx) => {
      const last = (await findProfile(tx))?.confirmedAt ?? (await registered(tx)).createdAt;
      return ok(confirmationAt(last, now()));
    }),
});
