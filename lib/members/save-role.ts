import { z } from "zod";
import { type Change, defineUseCase } from "@/lib/access/use-case";
import { now } from "@/lib/clock";
import { decideOwnRole, type OwnRoleRefusal } from "@/lib/domain/member-access";
import { PERMISSIONS } from "@/lib/domain/permission";
import { fail, ok, type Result } from "@/lib/domain/result";
import { lockCompany } from "./repository";
import { keepOwnRole, ownRolesOf } from "./role-repository";

export type SaveRoleFailure = OwnRoleRefusal | { code: "role_name_taken" };

/**
 * Makes a role of the company's own, or changes what one gives: for everyone who has it, from their next request on.
 * Input: `{ id, name, permissions }`; the id is made with the form, so that a double click is one role.
 */
export const saveRole = defineUseCase({
  permission: "member:manage",
  fresh: true,
  input: z.strictObject({
    id: z.uuid().toLowerCase(),
    name: z.string().trim().min(1).max(60),
    permissions: z.array(z.enum(PERMISSIONS)).min(1),
  }),
  run({ merchantId, caller, write }, wish): Promise<Result<{ id: string }, SaveRoleFailure>> {
    return write(async (tx): Promise<Change<Result<{ id: string }, SaveRoleFailure>>> => {
      const company = await lockCompany(tx, merchantId);
      const role = { ...wish, permissions: PERMISSIONS.filter((one) => wish.permissions.includes(one)) };
      const decision = decideOwnRole(company, caller.id, role, now());
      if (!decision.ok) return { value: decision, audit: "unchanged" };
      const before = (await ownRolesOf(tx)).find(({ id }) => id === role.id)?.permissions ?? [];
      if (!(await keepOwnRole(tx, merchantId, role)))
        return { value: fail({ code: "role_name_taken" }), audit: "unchanged" };
      const details = { name: role.name, before: [...before], after: [...role.permissions] };
      return {
        value: ok({ id: role.id }),
        audit: { action: "role.saved", subject: `role:${role.id}`, details },
      };
    });
  },
});
