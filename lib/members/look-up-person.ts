import { type Change, defineUseCase } from "@/lib/access/use-case";
import { fail, ok, type Result } from "@/lib/domain/result";
import { mayLookUp, nameOnRecord, registered } from "./find-person";
import { type IdentityFailure, identityInput, readIdentity } from "./person-identity";
import { findMembership } from "./repository";

export type LookUpFailure =
  | IdentityFailure
  | { code: "too_many_requests" }
  | { code: "phone_unknown" }
  | { code: "already_member"; name: string };

/** `name` is null where nobody has the number on record: it has to be typed then. */
export type LookedUp = { name: string | null };

/**
 * Who has this number? Input: `{ country, by: "nin" | "phone", number }`. Asks the register of the e-ID and the people whom
 * the portal knows already. Each look-up stands in the audit log, without the number.
 */
export const lookUpPerson = defineUseCase({
  permission: "member:manage",
  input: identityInput,
  async run(scope, input): Promise<Result<LookedUp, LookUpFailure>> {
    const key = readIdentity(input);
    if (!key.ok) return key;
    if (!(await mayLookUp(scope.caller.id))) return fail({ code: "too_many_requests" });
    const person = await registered(key.value);
    return scope.write(async (tx): Promise<Change<Result<LookedUp, LookUpFailure>>> => {
      const found = await nameOnRecord(tx, key.value, person);
      const audit = {
        action: "member.looked_up",
        subject: found?.id ? `user:${found.id}` : "user:unknown",
        details: { by: input.by, country: input.country },
      };
      if (!found)
        return { value: input.by === "nin" ? ok({ name: null }) : fail({ code: "phone_unknown" }), audit };
      const membership = found.id ? await findMembership(tx, found.id) : undefined;
      const isMember = membership && membership.removedAt === null;
      return {
        value: isMember ? fail({ code: "already_member", name: found.name }) : ok({ name: found.name }),
        audit,
      };
    });
  },
});
