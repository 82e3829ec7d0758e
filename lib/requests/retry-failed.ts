import { z } from "zod";
import { type Change, defineUseCase } from "@/lib/access/use-case";
import { now } from "@/lib/clock";
import { fail, ok, type Result } from "@/lib/domain/result";
import { findList, queueFailed } from "./list-repository";

export type RetryFailure = { code: "list_not_found" } | { code: "nothing_to_send" };

/** Sends those of a list again that could not be sent, and nobody else. */
export const retryFailed = defineUseCase({
  permission: "payment-request:send",
  input: z.strictObject({ listId: z.uuid() }),
  run: (scope, { listId }): Promise<Result<{ requests: number }, RetryFailure>> =>
    scope.write(async (tx): Promise<Change<Result<{ requests: number }, RetryFailure>>> => {
      const list = await findList(tx, listId);
      if (!list) return { value: fail({ code: "list_not_found" }), audit: "unchanged" };
      const requests = await queueFailed(tx, listId, now());
      if (requests === 0) return { value: fail({ code: "nothing_to_send" }), audit: "unchanged" };
      const subject = `list:${listId}`;
      const audit = {
        action: "request.list_sent_again",
        subject,
        msn: list.msn,
        details: { count: requests },
      };
      return { value: ok({ requests }), audit };
    }),
});
