import { z } from "zod";
import { defineUseCase } from "@/lib/access/use-case";
import { fail, ok, type Result } from "@/lib/domain/result";
import { type NameProblem, readUnitName } from "@/lib/domain/sales-unit";
import { type ChangeFailure, changeUnit } from "./change-unit";
import { msnInput } from "./unit-filter";

export type EditFailure = { code: NameProblem } | ChangeFailure;

/** Name and place of a unit, as customers see them. Input: `{ msn, name, location }`; an empty location is none. */
export const editUnit = defineUseCase({
  permission: "unit:edit",
  input: z.strictObject({
    msn: msnInput,
    name: z.string().max(200),
    location: z.string().trim().max(100),
  }),
  run: async (scope, { msn, name: typed, location }): Promise<Result<{ msn: string }, EditFailure>> => {
    const name = readUnitName(typed);
    if (!name.ok) return fail({ code: name.error });
    const patch = { name: name.value, location: location || null };
    return changeUnit(scope, msn, (unit) => {
      const before = { name: unit.name, location: unit.location };
      if (before.name === patch.name && before.location === patch.location) return ok(undefined);
      return ok({
        patch,
        ...(before.name === patch.name ? {} : { tell: { name: patch.name } }),
        action: "unit.edited",
        details: { before, after: patch },
      });
    });
  },
});
