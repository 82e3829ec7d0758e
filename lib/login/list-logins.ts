import { z } from "zod";
import { defineUseCase } from "@/lib/access/use-case";
import { ok, type Result } from "@/lib/domain/result";
import { readLogins } from "@/lib/payments-api/login-setup";
import { unitsOf } from "./repository";

export type LoginOfUnit = {
  readonly msn: string;
  readonly name: string;
  /** "unknown" where the platform told nothing. */
  readonly state: "active" | "inactive" | "unknown";
  readonly redirectUris: number;
  readonly marketing: boolean;
};

/** Sales units of one mode whose login the caller may set up, by name. */
export const listLogins = defineUseCase({
  permission: "developer:manage",
  input: z.strictObject({ environment: z.enum(["production", "test"]) }),
  run: async (scope, { environment }): Promise<Result<readonly LoginOfUnit[], never>> => {
    const units = await scope.read((tx) => unitsOf(tx, environment));
    const told = await readLogins(units.map(({ msn }) => msn));
    const setups = new Map(typeof told === "string" ? [] : told.map((one) => [one.msn, one]));
    return ok(
      units.map(({ msn, name }): LoginOfUnit => {
        const setup = setups.get(msn);
        const state = !setup ? "unknown" : setup.login.value ? "active" : "inactive";
        const redirectUris = setup?.login.value?.redirectUris.length ?? 0;
        return { msn, name, state, redirectUris, marketing: Boolean(setup?.marketing.value) };
      }),
    );
  },
});
