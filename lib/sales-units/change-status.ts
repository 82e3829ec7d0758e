import { z } from "zod";
import { defineUseCase } from "@/lib/access/use-case";
import { fail, ok } from "@/lib/domain/result";
import { UNIT_STATUSES } from "@/lib/domain/sales-unit";
import { changeUnit } from "./change-unit";
import { tellOfDeactivation } from "./tell-people";
import { msnInput } from "./unit-filter";

/**
 * Takes a unit out of service, or back into it. Whoever takes it out types its name, so that nobody closes the wrong shop.
 * Input: `{ msn, to, typedName }`.
 */
export const changeStatus = defineUseCase({
  permission: "unit:deactivate",
  fresh: true,
  input: z.strictObject({ msn: msnInput, to: z.enum(UNIT_STATUSES), typedName: z.string().max(200) }),
  run: (scope, { msn, to, typedName }) =>
    changeUnit(
      scope,
      msn,
      (unit) => {
        if (unit.status === to) return ok(undefined);
        const meant = same(typedName, unit.name);
        if (to === "inactive" && !meant) return fail({ code: "name_not_typed" } as const);
        return ok({
          patch: { status: to },
          tell: { active: to === "active" },
          action: to === "active" ? "unit.reactivated" : "unit.deactivated",
        });
      },
      async (tx, unit) => {
        if (to === "inactive") await tellOfDeactivation(tx, scope, unit);
      },
    ),
});

function same(typed: string, name: string): boolean {
  const plain = (text: string) => text.normalize("NFC").trim().toLowerCase();
  return plain(typed) === plain(name);
}
