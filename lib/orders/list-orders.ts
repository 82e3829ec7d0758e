import { z } from "zod";
import { defineUseCase } from "@/lib/access/use-case";
import { now } from "@/lib/clock";
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
  /** The partner who filled it in, as long as it may be submitted. */
  readonly prefilledBy: string | null;
};

/** What the company ordered in one mode, the last changed first. Input: `{ environment }`. */
export const listOrders = defineUseCase({
  permission: "unit:order",
  input: z.strictObject({ environment: z.enum(ENVIRONMENTS) }),
  run: async (scope, { environment }): Promise<Result<readonly OrderLine[], never>> => {
    const rows = await scope.read((tx) => ordersOf(tx, environment, MOST));
    return ok(
      rows.map(({ id, product, name, state, changedAt: since, msn, prefilled }) => ({
        ...{ id, product, name, state, since, msn },
        prefilledBy: state === "draft" && prefilled && prefilled.expiresAt > now() ? prefilled.partner : null,
      })),
    );
  },
});
