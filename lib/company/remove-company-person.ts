import { z } from "zod";
import { defineUseCase } from "@/lib/access/use-case";
import { changeCompany } from "./change-company";
import { deletePerson, updateProfile } from "./repository";

/** Takes a contact person or an owner out, for good. Input: `{ id, seenVersion }`. */
export const removeCompanyPerson = defineUseCase({
  permission: "company:edit",
  input: z.strictObject({ id: z.uuid(), seenVersion: z.number().int().min(0) }),
  run: (scope, { id, seenVersion }) =>
    changeCompany<{ code: "not_found" }>(scope, seenVersion, async (tx) => {
      const kind = await deletePerson(tx, id);
      if (!kind) return { code: "not_found" };
      await updateProfile(tx, {});
      return { action: "company.person_removed", details: { person: id, role: kind } };
    }),
});
