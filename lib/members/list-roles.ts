import { z } from "zod";
import { defineUseCase } from "@/lib/access/use-case";
import type { OwnRole } from "@/lib/domain/permission";
import { ok, type Result } from "@/lib/domain/result";
import { ownRolesOf } from "./role-repository";

/** The roles that the company made for itself, by name. */
export const listRoles = defineUseCase({
  permission: "member:manage",
  input: z.strictObject({}),
  async run(scope): Promise<Result<OwnRole[], never>> {
    return ok(await scope.read(ownRolesOf));
  },
});
