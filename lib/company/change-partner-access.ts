import { z } from "zod";
import type { Caller } from "@/lib/access/caller";
import type { WriteTx } from "@/lib/access/tenant-db";
import { defineUseCase } from "@/lib/access/use-case";
import { parseMailAddress } from "@/lib/domain/mail-address";
import { mayGive } from "@/lib/domain/member-access";
import { readOrganisationNumber } from "@/lib/domain/organisation-number";
import { reachOf } from "@/lib/domain/permission";
import { changeCompany } from "./change-company";
import {
  insertPartner,
  listPartners,
  listReaders,
  listUnits,
  lockRights,
  type Partner,
  setAccess,
} from "./partner-repository";
import { registered, updateProfile } from "./repository";
import { tellOfPartnerAccess } from "./tell-of-partner-access";

const country = z.enum(["NO", "DK", "FI", "SE"]);
const fresh = z.strictObject({
  name: z.string().trim().min(2).max(100),
  organisationNumber: z.string().max(30),
  email: z.string().refine((text) => parseMailAddress(text) !== undefined),
});

export type PartnerFailure =
  | { code: "organisation_number_wrong" }
  | { code: "not_found" }
  | { code: "grant_beyond_own" };

/**
 * Says which sales units an accounting partner may read and who of the company's people read for them: those hold the role
 * "accountant" at these units and nothing else, from their next request on. No unit at all withdraws everything and forgets the
 * partner. Input: a new partner's name, organisation number and e-mail address, or the id of a known one; units (MSNs); people
 * (ids); the version looked at. Both sides are told by mail.
 */
export const changePartnerAccess = defineUseCase({
  permission: "company:edit",
  fresh: true,
  input: z.strictObject({
    id: z.uuid(),
    fresh: fresh.optional(),
    units: z.array(z.string().regex(/^\d{4,10}$/)).max(500),
    people: z.array(z.uuid()).max(100),
    seenVersion: z.number().int().min(0),
  }),
  run: (scope, { id, fresh: wished, seenVersion, ...access }) =>
    changeCompany<PartnerFailure>(scope, seenVersion, async (tx) => {
      if (!mayLetRead(scope.caller)) return { code: "grant_beyond_own" };
      await lockRights(tx, scope.merchantId);
      const known = (await listPartners(tx)).find((partner) => partner.id === id);
      const partner = known ?? (wished && { ...wished, id, units: [], people: [] });
      const [units, people] = [sorted(access.units), access.units.length > 0 ? sorted(access.people) : []];
      if (!partner || !(await areOwn(tx, id, units, people))) return { code: "not_found" };
      if (isSame(partner, units, people)) return "unchanged";
      if (!known) {
        const at = country.safeParse((await registered(tx)).country);
        const organisationNumber = at.success && readOrganisationNumber(at.data, partner.organisationNumber);
        if (!organisationNumber) return { code: "organisation_number_wrong" };
        const email = parseMailAddress(partner.email) ?? "";
        await insertPartner(tx, {
          id,
          merchantId: scope.merchantId,
          name: partner.name,
          organisationNumber,
          email,
        });
      }
      await setAccess(tx, { merchantId: scope.merchantId, partnerId: id, units, people });
      await updateProfile(tx, {});
      if (!isSame(partner, units, partner.people)) await tellOfPartnerAccess(tx, scope, partner, units);
      const before = { units: partner.units, people: partner.people };
      const details = { partner: partner.name, before, after: { units, people } };
      return { action: "company.partner_access_changed", details };
    }),
});

/** Nobody lets others do what they may not do themselves, or may not let anyone do. */
function mayLetRead(caller: Caller): boolean {
  if (caller.kind !== "person" || reachOf(caller.grants, "member:manage") !== "all") return false;
  return mayGive(caller.grants, { role: "accountant", extras: [], unit: "all" });
}

/** Whether these are units of the company, and people who read for this partner or for none. */
async function areOwn(tx: WriteTx, id: string, units: readonly string[], people: readonly string[]) {
  const own = new Set((await listUnits(tx)).map(({ msn }) => msn));
  const readers = await listReaders(tx);
  const free = new Set(readers.filter(({ partner }) => !partner || partner === id).map((one) => one.id));
  return units.every((msn) => own.has(msn)) && people.every((person) => free.has(person));
}

function isSame(
  before: Pick<Partner, "units" | "people">,
  units: readonly string[],
  people: readonly string[],
) {
  return JSON.stringify([before.units, before.people]) === JSON.stringify([units, people]);
}

function sorted(texts: readonly string[]): string[] {
  return [...new Set(texts)].sort();
}
