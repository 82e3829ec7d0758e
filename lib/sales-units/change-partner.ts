import { z } from "zod";
import { defineUseCase } from "@/lib/access/use-case";
import { parseMailAddress } from "@/lib/domain/mail-address";
import { ok } from "@/lib/domain/result";
import { changeUnit, type Plan } from "./change-unit";
import { tellOfPartner } from "./tell-people";
import { msnInput } from "./unit-filter";

/** The one integration partner of a unit. Both sides are told by mail. An empty name is none. Input: `{ msn, name, email }`. */
export const changePartner = defineUseCase({
  permission: "unit:order",
  fresh: true,
  input: z
    .strictObject({
      msn: msnInput,
      name: z.string().trim().max(80),
      email: z.union([
        z.literal(""),
        z
          .string()
          .max(254)
          .refine((text) => parseMailAddress(text) !== undefined),
      ]),
    })
    .refine(({ name, email }) => (name === "") === (email === ""), { path: ["email"] }),
  run: (scope, { msn, name, email }) => {
    const patch = { partner: name || null, partnerEmail: email || null };
    const plan: Plan<never> = (unit) => {
      const { partner: before } = unit;
      if (before === patch.partner && unit.partnerEmail === patch.partnerEmail) return ok(undefined);
      return ok({ patch, action: "unit.partner_changed", details: { before, after: patch.partner } });
    };
    return changeUnit(scope, msn, plan, (tx, unit) => tellOfPartner(tx, scope, unit, { name, email }));
  },
});
