import { z } from "zod";
import { type Change, defineUseCase } from "@/lib/access/use-case";
import { fail, ok, type Result } from "@/lib/domain/result";
import { lockCompany } from "./repository";
import { ownRolesOf, deleteRole as remove, roleIsUsed } from "./role-repository";

export type DeleteRoleFailure = { code: "role_not_found" } | { code: "role_in_use" };

/** Takes a role of the company's own away, where nobody has it any more. */
export const deleteRole = defineUseCase({
  permission: "member:manage",
  fresh: true,
  input: z.strictObject({ id: z.uuid() }),
  run(scope, { id }): Promise<Result<{ id: string }, DeleteRoleFailure>> {
    return scope.write(async (tx): Promise<Change<Result<{ id: string }, DeleteRoleFailure>>> => {
      await lockCompany(tx, scope.merchantId);
      const role = (await ownRolesOf(tx)).find((one) => one.id === id);
      if (!role) return { value: fail({ code: "role_not_found" }), audit: "unchanged" };
      if (await roleIsUsed(tx, id)) return { value: fail({ code: "role_in_use" }), audit: "unchanged" };
      await remove(tx, id);
      const details = { name: role.name, before: [...role.permissions] };
      return { value: ok({ id }), audit: { action: "role.deleted", subject: `role:${id}`, details } };
    });
  },
});
