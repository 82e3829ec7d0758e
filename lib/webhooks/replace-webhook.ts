import { z } from "zod";
import { type Change, defineUseCase } from "@/lib/access/use-case";
import { now } from "@/lib/clock";
import { fail, ok, type Result } from "@/lib/domain/result";
import { lockConnection, nameOfUnit, updateConnection } from "./connection-repository";

type Asked = Result<{ msn: string }, { code: "unit_not_found" }>;

/**
 * Asks for another registration, with another secret, in place of ours. The worker makes it within seconds: it alone registers, so
 * that nobody takes another's new registration for an old one. Input: `{ msn }`.
 */
export const replaceWebhook = defineUseCase({
  permission: "developer:manage",
  input: z.strictObject({ msn: z.string().regex(/^\d{4,10}$/) }),
  run: (scope, { msn }): Promise<Asked> =>
    scope.write(async (tx): Promise<Change<Asked>> => {
      if ((await nameOfUnit(tx, msn)) === undefined)
        return { value: fail({ code: "unit_not_found" }), audit: "unchanged" };
      await lockConnection(tx, scope.merchantId, msn);
      await updateConnection(tx, msn, { replaceAskedAt: now() });
      return {
        value: ok({ msn }),
        audit: { action: "webhook.replacement_asked", subject: `unit:${msn}`, msn },
      };
    }),
});
