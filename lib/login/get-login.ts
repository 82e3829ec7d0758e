import { z } from "zod";
import { defineUseCase } from "@/lib/access/use-case";
import { fail, ok, type Result } from "@/lib/domain/result";
import { type LoginSetup as Kept, type NoSetup, readLogin } from "@/lib/payments-api/login-setup";
import { type LoginUnit, unitWith } from "./repository";

export type LoginSetup = Kept;

export type LoginDetail = { readonly unit: LoginUnit; readonly setup: LoginSetup | NoSetup };

/** Login and marketing consents of a sales unit, as the platform has them. Input: `{ msn }`. */
export const getLogin = defineUseCase({
  permission: "developer:manage",
  input: z.strictObject({ msn: z.string().regex(/^\d{4,10}$/) }),
  run: async (scope, { msn }): Promise<Result<LoginDetail, { code: "sales_unit_not_found" }>> => {
    const unit = await scope.read((tx) => unitWith(tx, msn));
    return unit ? ok({ unit, setup: await readLogin(msn) }) : fail({ code: "sales_unit_not_found" });
  },
});
