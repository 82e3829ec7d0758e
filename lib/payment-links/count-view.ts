import { z } from "zod";
import { defineUseCase } from "@/lib/access/use-case";
import { now } from "@/lib/clock";
import { ok, type Result } from "@/lib/domain/result";
import { addView } from "./order-repository";

/** Counts a look at a link's page; of who looked nothing is kept. Input: `{ linkId, msn }`. */
export const countView = defineUseCase({
  permission: "payment-link:pay",
  input: z.strictObject({ linkId: z.uuid(), msn: z.string() }),
  run: (scope, { linkId, msn }): Promise<Result<null, never>> =>
    scope.write(async (tx) => {
      const day = now().toISOString().slice(0, 10);
      await addView(tx, { merchantId: scope.merchantId, linkId, msn, day });
      return { value: ok(null), audit: "own-record" };
    }),
});
