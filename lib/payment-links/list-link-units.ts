import { z } from "zod";
import { defineUseCase } from "@/lib/access/use-case";
import { ENVIRONMENTS } from "@/lib/domain/environment";
import { type Currency, isCurrency } from "@/lib/domain/money";
import { ok, type Result } from "@/lib/domain/result";
import { linkUnits, type Preferences, preferencesOf } from "./repository";

export type LinkUnit = {
  readonly msn: string;
  readonly name: string;
  readonly currency: Currency;
  /** Whether links can be made for it; "asked" while the platform has not answered. */
  readonly links: "active" | "asked" | "missing" | "unit_inactive";
  readonly preferences: Preferences;
};

/** The sales units of one mode, whether they have payment links, and how theirs behave. Input: `{ environment }`. */
export const listLinkUnits = defineUseCase({
  permission: "payment-link:manage",
  input: z.strictObject({ environment: z.enum(ENVIRONMENTS) }),
  run: (scope, { environment }): Promise<Result<readonly LinkUnit[], never>> =>
    scope.read(async (tx) => {
      const units: LinkUnit[] = [];
      for (const { msn, name, currency, status, asked } of await linkUnits(tx, environment)) {
        if (!isCurrency(currency)) throw new Error(`unknown currency ${currency}`);
        const has = environment === "test" || asked === "approved";
        const links = has ? "active" : asked === "submitted" ? "asked" : "missing";
        units.push({
          ...{ msn, name, currency },
          links: status === "active" ? links : "unit_inactive",
          preferences: await preferencesOf(tx, msn),
        });
      }
      return ok(units);
    }),
});
