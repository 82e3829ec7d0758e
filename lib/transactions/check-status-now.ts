import { z } from "zod";
import { countAttempt } from "@/lib/access/rate-limit";
import { defineUseCase } from "@/lib/access/use-case";
import { fail, type Result } from "@/lib/domain/result";
import { type Pulled, type PullFailure, pullPayment } from "./pull-payment";
import { placeOfPayment } from "./repository";

// Half of what the platform allows per payment and minute, so that one impatient person leaves room for the worker.
const PER_PERSON = { name: "check-status", most: 30, windowMs: 60_000 };

export type CheckFailure = PullFailure | { code: "too_many_requests" };

/**
 * A person asks how things stand: the platform is read at once, and an open operation that its log shows is settled.
 * Input: `{ paymentId }`. Answers whether something changed, and the version to look at now.
 */
export const checkStatusNow = defineUseCase({
  permission: "transaction:view",
  input: z.strictObject({ paymentId: z.uuid() }),
  async run(scope, { paymentId }): Promise<Result<Pulled, CheckFailure>> {
    const place = await scope.read((tx) => placeOfPayment(tx, paymentId));
    if (!place) return fail({ code: "payment_not_found" });
    if (!(await countAttempt(PER_PERSON, scope.caller.id))) return fail({ code: "too_many_requests" });
    return pullPayment(scope, place);
  },
});
