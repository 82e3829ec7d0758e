import { z } from "zod";
import { defineUseCase } from "@/lib/access/use-case";
import { ADDRESS_COUNTRIES, isPostCode } from "@/lib/domain/company-profile";
import type { Result } from "@/lib/domain/result";
import { changeCompany, type Stale } from "./change-company";
import { updateProfile } from "./repository";

const line = z.string().trim().min(1).max(100);

const address = z
  .strictObject({
    street: line,
    postCode: z.string().trim().max(10),
    city: line,
    country: z.enum(ADDRESS_COUNTRIES),
  })
  .refine(({ country, postCode }) => isPostCode(country, postCode), { path: ["postCode"] });

/** Changes addresses and what the business sells. Input: all of them, and the version that was looked at. */
export const editCompany = defineUseCase({
  permission: "company:edit",
  input: z.strictObject({
    business: address,
    /** Null where post goes to the business address. */
    postal: address.nullable(),
    sells: z.string().trim().min(1).max(500),
    seenVersion: z.number().int().min(0),
  }),
  run: (scope, { seenVersion, ...wanted }): Promise<Result<{ changed: true }, Stale>> =>
    changeCompany<never>(scope, seenVersion, async (tx, { business, postal, sells }) => {
      const before = { business: inOrder(business), postal: inOrder(postal), sells };
      const after = {
        business: inOrder(wanted.business),
        postal: inOrder(wanted.postal),
        sells: wanted.sells,
      };
      if (JSON.stringify(before) === JSON.stringify(after)) return "unchanged";
      await updateProfile(tx, wanted);
      return { action: "company.changed", details: { before, after } };
    }),
});

/** The database keeps the fields of JSON in an order of its own. */
function inOrder(one: z.output<typeof address> | null): string | null {
  return one ? `${one.street}, ${one.postCode} ${one.city}, ${one.country}` : null;
}
