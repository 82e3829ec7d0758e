import { z } from "zod";
import { keepPerson } from "@/lib/access/known-people";
import type { WriteTx } from "@/lib/access/tenant-db";
import type { Change, Scope } from "@/lib/access/use-case";
import { now } from "@/lib/clock";
import { parseMailAddress } from "@/lib/domain/mail-address";
import { decideAccess, type GrantRefusal } from "@/lib/domain/member-access";
import { fail, ok, type Result } from "@/lib/domain/result";
import { accessInput, describeGrants, grantsFrom } from "./access-input";
import { nameOnRecord, registered } from "./find-person";
import { mailInvitation } from "./mail-invitation";
import { type IdentityFailure, identityInput, readIdentity } from "./person-identity";
import { findMembership, foreignUnits, keepInvitation, lockCompany, replaceGrants } from "./repository";
import { ownRolesOf } from "./role-repository";
import { timeZoneOf } from "./time-zone";

export type InviteFailure =
  | IdentityFailure
  | GrantRefusal
  | { code: "phone_unknown" }
  | { code: "name_missing" }
  | { code: "unit_not_found" }
  | { code: "role_not_found" }
  | { code: "already_member"; name: string };

export type Invited = { memberId: string; name: string; mailed: boolean };

export const invitationInput = z.strictObject({
  identity: identityInput,
  /** Only counts where nobody has the number on record. */
  name: z.string().trim().max(120),
  email: z
    .string()
    .max(200)
    .refine((text) => parseMailAddress(text) !== undefined)
    .toLowerCase()
    .nullable(),
  access: accessInput,
});

type Wish = z.output<typeof invitationInput>;
type Outcome = Result<Invited, InviteFailure>;

/** Invites one person, all or nothing. The register is asked before the transaction begins. */
export async function inviteOne(scope: Scope, wish: Wish): Promise<Outcome> {
  const key = readIdentity(wish.identity);
  if (!key.ok) return key;
  const person = await registered(key.value);
  return scope.write(async (tx): Promise<Change<Outcome>> => {
    const found = await nameOnRecord(tx, key.value, person);
    if (found?.id) return invite(tx, scope, { id: found.id, name: found.name }, wish);
    const nin = person?.nin ?? (key.value.by === "nin" ? key.value.nin : undefined);
    if (nin === undefined) return refused({ code: "phone_unknown" });
    const name = found?.name ?? wish.name;
    if (name === "") return refused({ code: "name_missing" });
    const { country } = wish.identity;
    const kept = await keepPerson(tx, { name, country, nin, phone: person?.phone ?? null });
    return invite(tx, scope, kept, wish);
  });
}

function refused(error: InviteFailure): Change<Outcome> {
  return { value: fail(error), audit: "unchanged" };
}

async function invite(
  tx: WriteTx,
  { merchantId, caller }: Scope,
  { id: userId, name }: { id: string; name: string },
  { access, email }: Wish,
): Promise<Change<Outcome>> {
  const company = await lockCompany(tx, merchantId);
  if (company.some(({ id }) => id === userId)) return refused({ code: "already_member", name });
  const wished = grantsFrom(access, timeZoneOf(caller), await ownRolesOf(tx));
  if (!wished) return refused({ code: "role_not_found" });
  const decision = decideAccess(company, caller.id, userId, wished, now());
  if (!decision.ok) return refused(decision.error);
  const units = wished.flatMap(({ unit }) => (unit === "all" ? [] : [unit]));
  if ((await foreignUnits(tx, units)).length > 0) return refused({ code: "unit_not_found" });
  const again = (await findMembership(tx, userId)) !== undefined;
  await keepInvitation(tx, { merchantId, userId, invitedBy: caller.id, email });
  await replaceGrants(tx, { merchantId, userId }, wished);
  await mailInvitation(tx, { userId, email, inviter: caller });
  return {
    value: ok({ memberId: userId, name, mailed: email !== null }),
    audit: {
      action: "member.invited",
      subject: `user:${userId}`,
      details: { again, access: describeGrants(wished) },
    },
  };
}
