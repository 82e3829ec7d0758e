import { z } from "zod";
import { defineUseCase } from "@/lib/access/use-case";
import { now } from "@/lib/clock";
import { changeCompany } from "./change-company";
import { insertPerson, listPeople, updateProfile } from "./repository";

const MOST = 50;
const name = z.string().trim().min(2).max(100);

const person = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("contact"),
    name,
    email: z.email().max(254),
    phone: z.string().regex(/^\+?[0-9]{6,15}$/),
    share: z.null(),
  }),
  z.strictObject({
    kind: z.literal("owner"),
    name,
    email: z.null(),
    phone: z.null(),
    share: z.number().int().min(1).max(100),
  }),
]);

/**
 * Adds a contact person or a beneficial owner (with a share in whole percent; all shares are 100 at the most).
 * Input: `{ person, id, seenVersion }`. The log gets the id alone: names of people can be deleted, the log can't.
 */
export const addCompanyPerson = defineUseCase({
  permission: "company:edit",
  input: z.strictObject({ person, id: z.uuid(), seenVersion: z.number().int().min(0) }),
  run: (scope, { person: wanted, id, seenVersion }) =>
    changeCompany<{ code: "owners_exceed_whole" } | { code: "too_many_people" }>(
      scope,
      seenVersion,
      async (tx) => {
        const people = await listPeople(tx);
        if (people.some((one) => one.id === id)) return "unchanged";
        if (people.length >= MOST) return { code: "too_many_people" };
        const owned = people.reduce((sum, { share }) => sum + (share ?? 0), wanted.share ?? 0);
        if (owned > 100) return { code: "owners_exceed_whole" };
        await insertPerson(tx, { ...wanted, id, merchantId: scope.merchantId, createdAt: now() });
        await updateProfile(tx, {});
        return { action: "company.person_added", details: { person: id, role: wanted.kind } };
      },
    ),
});
