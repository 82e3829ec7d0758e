import { randomUUID } from "node:crypto";
import { z } from "zod";
import { type Change, defineUseCase } from "@/lib/access/use-case";
import { now } from "@/lib/clock";
import { API_KEYS } from "@/lib/domain/api-key";
import { fail, ok, type Result } from "@/lib/domain/result";
import { isPlayed } from "@/lib/payments-api/management";
import { completeKeyChange, type KeyChangeFailure, type KeyOutcome } from "./complete-key-change";
import { askForKey, type OpenChange, unitExists } from "./repository";

export type RegenerateFailure =
  | { code: "unit_not_found" }
  /** A real platform makes new keys in its own portal only. */
  | { code: "key_made_elsewhere" }
  | KeyChangeFailure;

type Asked = Result<OpenChange, { code: "unit_not_found" }>;

/**
 * Makes one key of a sales unit anew. The wish is committed first, under an id that the platform knows it by: where the portal
 * dies before the new key is kept, the worker asks again under that id and gets the same key. Meanwhile the former one works.
 * Input: `{ msn, key }`.
 */
export const regenerateKey = defineUseCase({
  permission: "developer:manage",
  fresh: true,
  input: z.strictObject({ msn: z.string().regex(/^\d{4,10}$/), key: z.enum(API_KEYS) }),
  async run(scope, { msn, key }): Promise<Result<KeyOutcome, RegenerateFailure>> {
    if (!isPlayed()) return fail({ code: "key_made_elsewhere" });
    const { caller, merchantId } = scope;
    const askedBy = caller.kind === "person" ? caller.name : caller.id;
    const asked = await scope.write(async (tx): Promise<Change<Asked>> => {
      if (!(await unitExists(tx, msn)))
        return { value: fail({ code: "unit_not_found" }), audit: "unchanged" };
      const row = { merchantId, id: randomUUID(), msn, key, askedBy, askedAt: now() };
      const change = await askForKey(tx, row);
      const subject = `unit:${msn}`;
      const audit = { action: "unit.key_asked", subject, msn, details: { key } };
      return { value: ok(change), audit: change.id === row.id ? audit : "unchanged" };
    });
    return asked.ok ? completeKeyChange(scope, asked.value) : asked;
  },
});
