import { z } from "zod";
import { defineUseCase } from "@/lib/access/use-case";
import { isPlayed } from "@/lib/payments-api/management";
import { askFor } from "./ask-for";
import { msnInput } from "./unit-filter";

/** Orders payment links for a unit. The sandbox has them at once; a real platform answers the order. Input: `{ msn }`. */
export const addPaymentLinks = defineUseCase({
  permission: "unit:order",
  input: z.strictObject({ msn: msnInput }),
  run: (scope, { msn }) =>
    askFor(scope, { msn, kind: "payment_links", state: isPlayed() ? "approved" : "submitted" }),
});
