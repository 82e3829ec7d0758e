import { z } from "zod";
import { defineUseCase } from "@/lib/access/use-case";
import { ENVIRONMENTS } from "@/lib/domain/environment";
import type { Ordered, OrderState } from "@/lib/domain/product-order";
import { ok, type Result } from "@/lib/domain/result";
import { ordersOf } from "./repository";

const MOST = 100;

export type OrderLine = {
  readonly id: string;
  readonly product: Ordered;
  readonly name: string;
  readonly state: OrderState;
  /** Since when it is in this state. */
  readonly since: Date;
  readonly msn: string | null;
};

/** What the company ordered in one mode, the last changed first. Input: `{ environment }`. */
export const listOrders = defineUseCase({
  permission: "unit:order",
  input: z.strictObject({ environment: z.enum(ENVIRONMENTS) }),
  run: async (scope, { environment }): Promise<Result<readonly OrderLine[], never>> => {
    const rows = await scope.read((tx) => ordersOf(tx, environment, MOST));
    return ok(
      rows.map(({ id, product, name, state, changedAt: since, msn }) => ({
        ...{ id, product, name, state, since, msn },
      })),
    );
  },
});
