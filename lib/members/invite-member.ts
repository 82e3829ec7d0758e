import { z } from "zod";
import { keepPerson } from "@/lib/access/known-people";
import type { WriteTx } from "@/lib/access/tenant-db";
import { type Change, defineUseCase, type Scope } from "@/lib/access/use-case";
import { now } from "@/lib/clock";
import { decideAccess, type GrantRefusal } from "@/lib/domain/member-access";
import { fail, ok, type Result } from "@/lib/domain/result";
import type { RegisteredPerson } from "@/lib/payments-api/person-registry";
import { accessInput, describeGrants, grantsFrom } from "./access-input";
import { mayLookUp, nameOnRecord, registered } from "./find-person";
import { type IdentityFailure, identityInput, readIdentity } from "./person-identity";
import { findMembership, foreignUnits, keepInvitation, lockCompany, replaceGrants } from "./repository";
import { timeZoneOf } from "./time-zone";

export type InviteFailure =
  | IdentityFailure
  | GrantRefusal
  | { code: "too_many_requests" }
  | { code: "phone_unknown" }
  | { code: "name_missing" }
  | { code: "unit_not_found" }
  | { code: "already_member"; name: string };

export type Invited = { memberId: string; name: string; mailed: boolean };

const input = z.strictObject({
  identity: identityInput,
  /** Only counts where nobody has the number on record. */
  name: z.string().trim().max(120),
  email: z.email().max(200).toLowerCase().nullable(),
  access: accessInput,
});

type Input = z.output<typeof input>;

/**
 * Invites someone into the company. They have no access until they accept at their next sign-in.
 * Input: `{ identity, name, email, access }`; see {@link identityInput} and {@link accessInput}.
 */
export const inviteMember = defineUseCase({
  permission: "member:manage",
  fresh: true,
  input,
  async run(scope, wish): Promise<Result<Invited, InviteFailure>> {
    const key = readIdentity(wish.identity);
    if (!key.ok) return key;
    if (!(await mayLookUp(scope.caller.id))) return fail({ code: "too_many_requests" });
    const person = await registered(key.value);
    return scope.write(async (tx) => {
      const found = await nameOnRecord(tx, key.value, person);
      const name = found?.name ?? wish.name;
      const nin = person?.nin ?? (key.value.by === "nin" ? key.value.nin : undefined);
      if (!found && wish.identity.by === "phone") return refused({ code: "phone_unknown" });
      if (name === "") return refused({ code: "name_missing" });
      const kept = found?.id
        ? { id: found.id, name }
        : await keepPerson(tx, {
            name,
            country: wish.identity.country,
            nin: nin ?? "",
            phone: phoneOf(person),
          });
      return invite(tx, scope, kept, wish);
    });
  },
});

const phoneOf = (person: RegisteredPerson | undefined) => person?.phone ?? null;

type Refused = { value: { ok: false; error: InviteFailure }; audit: "unchanged" };

function refused(error: InviteFailure): Refused {
  return { value: fail(error), audit: "unchanged" };
}

async function invite(
  tx: WriteTx,
  { merchantId, caller }: Scope,
  { id: userId, name }: { id: string; name: string },
  { access, email }: Input,
): Promise<Change<Result<Invited, InviteFailure>>> {
  const company = await lockCompany(tx, merchantId);
  if (company.some(({ id }) => id === userId)) return refused({ code: "already_member", name });
  const wished = grantsFrom(access, timeZoneOf(caller));
  const decision = decideAccess(company, caller.id, userId, wished, now());
  if (!decision.ok) return refused(decision.error);
  const units = wished.flatMap(({ unit }) => (unit === "all" ? [] : [unit]));
  if ((await foreignUnits(tx, units)).length > 0) return refused({ code: "unit_not_found" });
  const again = (await findMembership(tx, userId)) !== undefined;
  await keepInvitation(tx, { merchantId, userId, invitedBy: caller.id, email });
  await replaceGrants(tx, { merchantId, userId }, wished);
  return {
    value: ok({ memberId: userId, name, mailed: email !== null }),
    audit: {
      action: "member.invited",
      subject: `user:${userId}`,
      details: { again, access: describeGrants(wished) },
    },
  };
}
