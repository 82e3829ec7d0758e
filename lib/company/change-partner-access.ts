import { z } from "zod";
import { defineUseCase } from "@/lib/access/use-case";
import { readOrganisationNumber } from "@/lib/domain/organisation-number";
import { changeCompany } from "./change-company";
import { insertPartner, listPartners, listUnits, registered, setAccess, updateProfile } from "./repository";

const country = z.enum(["NO", "DK", "FI", "SE"]);

export type PartnerFailure = { code: "organisation_number_wrong" } | { code: "not_found" };

/**
 * Says which sales units an accounting partner may read; none at all withdraws everything and forgets the partner.
 * Input: a new partner's name and organisation number, or the id of a known one; their units (MSNs); the version looked at.
 */
export const changePartnerAccess = defineUseCase({
  permission: "company:edit",
  input: z.strictObject({
    id: z.uuid(),
    fresh: z
      .strictObject({ name: z.string().trim().min(2).max(100), organisationNumber: z.string().max(30) })
      .optional(),
    units: z.array(z.string().regex(/^\d{4,10}$/)).max(500),
    seenVersion: z.number().int().min(0),
  }),
  run: (scope, { id, fresh, units, seenVersion }) =>
    changeCompany<PartnerFailure>(scope, seenVersion, async (tx) => {
      const own = new Set((await listUnits(tx)).map(({ msn }) => msn));
      const wanted = [...new Set(units)].sort();
      const known = (await listPartners(tx)).find((partner) => partner.id === id);
      if ((!known && !fresh) || wanted.some((msn) => !own.has(msn))) return { code: "not_found" };
      if (!known && wanted.length === 0) return "unchanged";
      const before = known?.units ?? [];
      if (known && JSON.stringify(before) === JSON.stringify(wanted)) return "unchanged";
      if (!known && fresh) {
        const at = country.safeParse((await registered(tx)).country);
        const organisationNumber = at.success && readOrganisationNumber(at.data, fresh.organisationNumber);
        if (!organisationNumber) return { code: "organisation_number_wrong" };
        await insertPartner(tx, { id, merchantId: scope.merchantId, name: fresh.name, organisationNumber });
      }
      await setAccess(tx, { merchantId: scope.merchantId, partnerId: id, units: wanted });
      await updateProfile(tx, {});
      const details = { partner: known?.name ?? fresh?.name ?? "", before, after: wanted };
      return { action: "company.partner_access_changed", details };
    }),
});
