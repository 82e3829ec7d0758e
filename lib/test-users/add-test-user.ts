import { z } from "zod";
import { type Change, defineUseCase } from "@/lib/access/use-case";
import { now } from "@/lib/clock";
import { dayAt } from "@/lib/domain/calendar";
import { IDENTITY_COUNTRIES } from "@/lib/domain/national-identity";
import { fail, ok, type Result } from "@/lib/domain/result";
import { readBirthDate, readTestUserName, type TestUserProblem } from "@/lib/domain/test-user";
import { orderTestUser, type TestUser } from "@/lib/payments-api/test-users";
import { isLogged, readCompany } from "./repository";

export type AddTestUserFailure =
  | TestUserProblem
  | { code: "test_user_limit" }
  | { code: "test_user_no_number" }
  | { code: "no_interface" }
  | { code: "platform_unavailable" };

type Added = Result<TestUser, AddTestUserFailure>;

const REFUSALS = {
  limit: "test_user_limit",
  no_number: "test_user_no_number",
  no_interface: "no_interface",
  unavailable: "platform_unavailable",
} as const;

/**
 * Makes an invented person who can pay and sign in at the platform's test side, which draws the phone number and the national
 * identity number and keeps to five for a company. Input: `{ country, name, birthDate ("" for any), idempotencyKey }`.
 */
export const addTestUser = defineUseCase({
  permission: "developer:manage",
  input: z.strictObject({
    country: z.enum(IDENTITY_COUNTRIES),
    name: z.string().max(200),
    birthDate: z.string().max(10),
    idempotencyKey: z.uuid(),
  }),
  run: async (scope, { country, idempotencyKey: key, ...typed }): Promise<Added> => {
    const { slug, timeZone } = await scope.read(readCompany);
    const name = readTestUserName(typed.name);
    if (!name.ok) return name;
    const born = readBirthDate(typed.birthDate, dayAt(now(), timeZone));
    if (!born.ok) return born;
    const birthDate = born.value ? { birthDate: born.value } : {};
    const made = await orderTestUser(slug, { country, name: name.value, ...birthDate, key });
    if (typeof made === "string") return fail({ code: REFUSALS[made] });
    return scope.write(async (tx): Promise<Change<Added>> => {
      if (await isLogged(tx, made.id)) return { value: ok(made), audit: "unchanged" };
      const details = { testUser: made.id, country };
      return {
        value: ok(made),
        audit: { action: "company.test_user_added", subject: `merchant:${scope.merchantId}`, details },
      };
    });
  },
});
