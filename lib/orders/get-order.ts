import { z } from "zod";
import { defineUseCase } from "@/lib/access/use-case";
import type { Company } from "@/lib/domain/order-form";
import { fail, ok, type Result } from "@/lib/domain/result";
import { isPlayed } from "@/lib/payments-api/management";
import { orderCompany } from "./order-company";
import { findOrder, type OrderRow } from "./repository";

export type OrderDetail = Pick<
  OrderRow,
  | "id"
  | "environment"
  | "product"
  | "name"
  | "state"
  | "answers"
  | "prefilled"
  | "steps"
  | "msn"
  | "changedAt"
> & {
  readonly company: Company;
  /** Whether a sandbox takes orders; a real platform has no interface for them. */
  readonly played: boolean;
};

/** An order with its answers and all steps. Input: `{ id }`. */
export const getOrder = defineUseCase({
  permission: "unit:order",
  input: z.strictObject({ id: z.string().max(60) }),
  run: (scope, { id: wanted }): Promise<Result<OrderDetail, { code: "order_not_found" }>> =>
    scope.read(async (tx) => {
      const order = z.uuid().safeParse(wanted).success ? await findOrder(tx, wanted) : undefined;
      if (!order) return fail({ code: "order_not_found" });
      const { id, environment, product, name, state, answers, prefilled, steps, msn, changedAt } = order;
      const company = await orderCompany(tx);
      return ok({
        ...{ id, environment, product, name, state, answers, prefilled, steps, msn, changedAt },
        company,
        played: isPlayed(),
      });
    }),
});
