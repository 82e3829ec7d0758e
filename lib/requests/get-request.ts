import { z } from "zod";
import { defineUseCase } from "@/lib/access/use-case";
import type { Environment } from "@/lib/domain/environment";
import type { PaymentStatus } from "@/lib/domain/payment";
import type { ReceiptLine } from "@/lib/domain/receipt";
import { fail, ok, type Result } from "@/lib/domain/result";
import { readRequests, sendingsOf } from "./read-repository";
import { type FailedSending, failedBy, type RequestLine, toLine } from "./request-line";

export type Sending = {
  readonly at: Date;
  readonly reference: string;
  readonly payment: { readonly id: string; readonly status: PaymentStatus } | null;
  /** Null where it was sent, or nobody knows yet. */
  readonly failure: FailedSending | null;
};

export type RequestDetail = RequestLine & {
  readonly environment: Environment;
  readonly listId: string | null;
  readonly lines: readonly ReceiptLine[];
  readonly sendings: readonly Sending[];
};

/** One request with everything that was sent for it. */
export const getRequest = defineUseCase({
  permission: "payment-request:send",
  input: z.strictObject({ requestId: z.uuid() }),
  run: async (scope, { requestId }): Promise<Result<RequestDetail, { code: "request_not_found" }>> =>
    scope.read(async (tx) => {
      const [row] = await readRequests(tx, { id: requestId }, 1);
      if (!row) return fail({ code: "request_not_found" });
      const { environment, listId, lines } = row.request;
      const sendings = (await sendingsOf(tx, requestId)).map(
        ({ at, reference, paymentId, paymentStatus, state, errorCode, errorDetail }): Sending => ({
          at,
          reference,
          payment: paymentId && paymentStatus ? { id: paymentId, status: paymentStatus } : null,
          failure: state === "failed" ? failedBy(errorCode, errorDetail, row.request.msn) : null,
        }),
      );
      return ok({ ...toLine(row), environment, listId, lines: lines ?? [], sendings });
    }),
});
