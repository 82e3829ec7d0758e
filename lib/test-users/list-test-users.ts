import { z } from "zod";
import { defineUseCase } from "@/lib/access/use-case";
import { IDENTITY_COUNTRIES, type IdentityCountry } from "@/lib/domain/national-identity";
import { ok, type Result } from "@/lib/domain/result";
import { type TestUser as Invented, type NoTestUsers, readTestUsers } from "@/lib/payments-api/test-users";
import { readCompany } from "./repository";

export type TestUser = Invented;

export type TestUserList = {
  /** The oldest first, or why there is no list. */
  readonly users: readonly TestUser[] | NoTestUsers;
  /** Where the company is: the country to begin with. */
  readonly country: IdentityCountry;
};

/** The company's test users, as the platform has them. */
export const listTestUsers = defineUseCase({
  permission: "developer:manage",
  input: z.strictObject({}),
  run: async (scope): Promise<Result<TestUserList, never>> => {
    const company = await scope.read(readCompany);
    const country = IDENTITY_COUNTRIES.find((one) => one === company.country) ?? "NO";
    return ok({ users: await readTestUsers(company.slug), country });
  },
});
