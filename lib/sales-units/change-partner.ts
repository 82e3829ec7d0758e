import { z } from "zod";
import { defineUseCase } from "@/lib/access/use-case";
import { ok } from "@/lib/domain/result";
import { changeUnit } from "./change-unit";
import { msnInput } from "./unit-filter";

/** The one integration partner of a unit. An empty name is none. Input: `{ msn, name, email }`. */
export const changePartner = defineUseCase({
  permission: "unit:order",
  fresh: true,
  input: z
    .strictObject({
      msn: msnInput,
      name: z.string().trim().max(80),
      email: z.union([z.literal(""), z.email().max(254)]),
    })
    .refine(({ name, email }) => (name === "") === (email === ""), { path: ["email"] }),
  run: (scope, { msn, name, email }) => {
    const patch = { partner: name || null, partnerEmail: email || null };
    return changeUnit(scope, msn, (unit) => {
      const { partner: before } = unit;
      if (before === patch.partner && unit.partnerEmail === patch.partnerEmail) return ok(undefined);
      return ok({ patch, action: "unit.partner_changed", details: { before, after: patch.partner } });
    });
  },
});
