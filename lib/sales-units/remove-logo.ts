import { z } from "zod";
import { type Change, defineUseCase } from "@/lib/access/use-case";
import { fail, ok, type Result } from "@/lib/domain/result";
import { msnInput } from "./unit-filter";
import { dropLogo, lockUnit } from "./write-repository";

type Removed = Result<{ msn: string }, { code: "sales_unit_not_found" }>;

/** Customers see the first letters of the name again. Input: `{ msn }`. */
export const removeLogo = defineUseCase({
  permission: "unit:edit",
  input: z.strictObject({ msn: msnInput }),
  run: (scope, { msn }): Promise<Removed> =>
    scope.write(async (tx): Promise<Change<Removed>> => {
      if (!(await lockUnit(tx, msn)))
        return { value: fail({ code: "sales_unit_not_found" }), audit: "unchanged" };
      if (!(await dropLogo(tx, msn))) return { value: ok({ msn }), audit: "unchanged" };
      return { value: ok({ msn }), audit: { action: "unit.logo_removed", subject: `unit:${msn}`, msn } };
    }),
});
