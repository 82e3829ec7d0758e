import { createHash } from "node:crypto";
import { z } from "zod";
import { type Change, defineUseCase } from "@/lib/access/use-case";
import { now } from "@/lib/clock";
import { fail, ok, type Result } from "@/lib/domain/result";
import { type LogoProblem, readPng } from "@/lib/pictures/read-png";
import { msnInput } from "./unit-filter";
import { keepLogo as keep, lockUnit } from "./write-repository";

/** As much as a logo may weigh, in bytes. */
export const MAX_LOGO_BYTES = 1_048_576;

export type LogoFailure =
  | { code: LogoProblem }
  | { code: "logo_too_large" }
  | { code: "sales_unit_not_found" }
  | { code: "test_unit_fixed" };

/** The picture that customers see beside the name. Input: `{ msn, file }`, the bytes as they were sent. */
export const keepLogo = defineUseCase({
  permission: "unit:edit",
  input: z.strictObject({ msn: msnInput, file: z.instanceof(Buffer) }),
  run: async (scope, { msn, file }): Promise<Result<{ msn: string }, LogoFailure>> => {
    if (file.length > MAX_LOGO_BYTES) return fail({ code: "logo_too_large" });
    const picture = readPng(file);
    if (!picture.ok) return fail({ code: picture.error });
    const sha256 = createHash("sha256").update(picture.value.png).digest("hex");
    return scope.write(async (tx): Promise<Change<Result<{ msn: string }, LogoFailure>>> => {
      const unit = await lockUnit(tx, msn);
      if (!unit) return { value: fail({ code: "sales_unit_not_found" }), audit: "unchanged" };
      if (unit.environment === "test")
        return { value: fail({ code: "test_unit_fixed" }), audit: "unchanged" };
      const { merchantId } = scope;
      await keep(tx, { merchantId, msn, ...picture.value, sha256, updatedAt: now() });
      const { width, height } = picture.value;
      const details = { sha256, width, height };
      return {
        value: ok({ msn }),
        audit: { action: "unit.logo_changed", subject: `unit:${msn}`, msn, details },
      };
    });
  },
});
