import { z } from "zod";
import { defineUseCase } from "@/lib/access/use-case";
import { withoutCustomer } from "@/lib/domain/customer";
import { fail, ok, type Result } from "@/lib/domain/result";
import { findDetail, historyOf, listStamp } from "./detail-repository";
import { seesCustomer } from "./list-payments";
import { findOpenOperation } from "./operation-repository";

/** A stamp that an open list compares: another one means that there is something new to show. Input: `{}`. */
export const watchList = defineUseCase({
  permission: "transaction:view",
  input: z.strictObject({}),
  run: async (scope): Promise<Result<{ stamp: string }, never>> => ok({ stamp: await scope.read(listStamp) }),
});

export type PaymentStamp = { version: number; open: boolean };

/** The version of one payment, and whether an answer is outstanding. Input: `{ paymentId }`. */
export const watchPayment = defineUseCase({
  permission: "transaction:view",
  input: z.strictObject({ paymentId: z.uuid() }),
  run: (scope, { paymentId }): Promise<Result<PaymentStamp, { code: "payment_not_found" }>> =>
    scope.read(async (tx) => {
      const found = await findDetail(tx, paymentId);
      if (!found) return fail({ code: "payment_not_found" });
      const open = await findOpenOperation(tx, paymentId);
      return ok({ version: found.payment.version, open: open !== undefined });
    }),
});

/**
 * The platform's events of a payment as they came, oldest first; without what they may tell of the customer, for who must not see
 * that. Input: `{ paymentId }`.
 */
export const readRawEvents = defineUseCase({
  permission: "transaction:view",
  input: z.strictObject({ paymentId: z.uuid() }),
  run: (scope, { paymentId }): Promise<Result<{ events: unknown[] }, { code: "payment_not_found" }>> =>
    scope.read(async (tx) => {
      const found = await findDetail(tx, paymentId);
      if (!found) return fail({ code: "payment_not_found" });
      const full = seesCustomer(scope.caller, found.payment.msn);
      const { events } = await historyOf(tx, scope.merchantId, paymentId);
      return ok({ events: events.map(({ raw }) => (full ? raw : withoutCustomer(raw))) });
    }),
});
