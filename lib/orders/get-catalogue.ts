import { z } from "zod";
import { defineUseCase } from "@/lib/access/use-case";
import type { Company } from "@/lib/domain/order-form";
import { ok, type Result } from "@/lib/domain/result";
import { isPlayed } from "@/lib/payments-api/management";
import { listPartners, type Partner } from "@/lib/payments-api/orders";
import { orderCompany } from "./order-company";

export type Catalogue = {
  readonly company: Company;
  /** Who connects cash registers and shops to the platform in this country; empty where nobody can tell. */
  readonly partners: readonly Partner[];
  /** Whether a sandbox takes orders; a real platform has no interface for them. */
  readonly played: boolean;
};

/** What may be ordered, beside the products themselves. Input: `{}`. */
export const getCatalogue = defineUseCase({
  permission: "unit:order",
  input: z.strictObject({}),
  run: async (scope): Promise<Result<Catalogue, never>> => {
    const company = await scope.read(orderCompany);
    return ok({ company, partners: await listPartners(company.country), played: isPlayed() });
  },
});
