import { z } from "zod";
import { defineUseCase } from "@/lib/access/use-case";
import { addDays } from "@/lib/domain/calendar";
import { ENVIRONMENTS } from "@/lib/domain/environment";
import { ok, type Result } from "@/lib/domain/result";
import {
  type Issuer,
  type IssuingUnit,
  issuerOf,
  issuingUnits,
  type KnownCustomer,
  lastCustomers,
} from "./company-repository";

export type { KnownCustomer };

const CUSTOMERS = 50;
const DAYS_TO_PAY = 14;

export type InvoiceDesk = {
  readonly issuer: Issuer;
  readonly units: readonly IssuingUnit[];
  readonly customers: readonly KnownCustomer[];
  readonly dueDay: string;
};

/** What the form of an invoice needs: who sends, through which units, and who was sent one before. Input: `{ environment }`. */
export const newInvoice = defineUseCase({
  permission: "payment-request:send",
  input: z.strictObject({ environment: z.enum(ENVIRONMENTS) }),
  run: (scope, { environment }): Promise<Result<InvoiceDesk, never>> =>
    scope.read(async (tx) => {
      const issuer = await issuerOf(tx);
      const units = await issuingUnits(tx, environment);
      const customers = await lastCustomers(tx, CUSTOMERS);
      return ok({ issuer, units, customers, dueDay: addDays(issuer.today, DAYS_TO_PAY) });
    }),
});
