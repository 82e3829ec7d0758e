import { z } from "zod";
import { defineUseCase } from "@/lib/access/use-case";
import { fail } from "@/lib/domain/result";
import { pullPayment } from "./pull-payment";
import { placeOfPayment } from "./repository";

/** Reads a known payment from the platform again: heals what a lost webhook left behind. */
export const refreshPayment = defineUseCase({
  permission: "payment:sync",
  input: z.strictObject({ paymentId: z.uuid() }),
  async run(scope, { paymentId }) {
    const place = await scope.read((tx) => placeOfPayment(tx, paymentId));
    return place ? pullPayment(scope, place) : fail({ code: "payment_not_found" });
  },
});
