import { z } from "zod";
import { defineUseCase } from "@/lib/access/use-case";
import { fail, ok, type Result } from "@/lib/domain/result";
import { logoOf } from "./read-repository";
import { msnInput } from "./unit-filter";

/** The logo of a unit as a PNG. Input: `{ msn }`. */
export const readLogo = defineUseCase({
  permission: "unit:view",
  input: z.strictObject({ msn: msnInput }),
  run: async (scope, { msn }): Promise<Result<{ png: Buffer }, { code: "logo_not_found" }>> => {
    const png = await scope.read((tx) => logoOf(tx, msn));
    return png ? ok({ png }) : fail({ code: "logo_not_found" });
  },
});
