import { z } from "zod";
import { type Change, defineUseCase } from "@/lib/access/use-case";
import { now } from "@/lib/clock";
import { FIELDS_OF } from "@/lib/domain/order-form";
import { ok, type Result } from "@/lib/domain/result";
import { findPrefilled } from "@/lib/payments-api/prefilled-orders";
import { addOrder, companyOf } from "./repository";

type Outcome = Result<{ taken: boolean }, never>;

const digits = (number: string) => number.replace(/\D/g, "");

/**
 * Takes over an order that a partner filled in for this company: a draft that waits for an administrator, once however often it
 * is looked at. Input: `{ id }`.
 */
export const takePrefilled = defineUseCase({
  permission: "order:follow",
  input: z.strictObject({ id: z.uuid() }),
  run: async (scope, { id }): Promise<Outcome> => {
    const [company, order] = [await scope.read(companyOf), await findPrefilled(id)];
    const isOurs = order && digits(order.organisation) === digits(company.organisationNumber);
    if (!isOurs || order.status !== "RECEIVED") return ok({ taken: false });
    const { product, name, partner, pricePackage, expiresAt } = order;
    const known = Object.entries(order.answers).filter(([field]) =>
      FIELDS_OF[product].some((one) => one === field),
    );
    const at = now();
    return scope.write(async (tx): Promise<Change<Outcome>> => {
      const taken = await addOrder(tx, {
        ...{ merchantId: scope.merchantId, id, product, name, environment: "production" },
        answers: { ...Object.fromEntries(known), partner },
        prefilled: { partner, pricePackage, expiresAt },
        state: "draft",
        steps: [],
        createdBy: scope.caller.id,
        createdAt: at,
        changedAt: at,
      });
      const audit = { action: "order.prefilled", subject: `order:${id}`, details: { partner } };
      return { value: ok({ taken }), audit: taken ? audit : "unchanged" };
    });
  },
});
