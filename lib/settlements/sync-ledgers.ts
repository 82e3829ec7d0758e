import { z } from "zod";
import { defineUseCase, type Scope } from "@/lib/access/use-case";
import { fail, ok, type Result } from "@/lib/domain/result";
import type { Answer } from "@/lib/payments-api/answer";
import { type ApiKeys, readApiKeys } from "@/lib/payments-api/api-keys";
import { listLedgers, type PlatformLedger } from "@/lib/payments-api/report";
import { keepLedgers } from "./ledger-repository";
import { noteSync } from "./note-sync";
import { readTopic } from "./read-topic";

export type SyncFailure =
  | { code: "no_api_keys"; msn: string }
  | { code: "keys_refused" }
  | { code: "platform_unavailable" };

/** Lines that are new, and whether all that the platform has was read; where not, the next run goes on. */
export type Synced = { readonly lines: number; readonly complete: boolean };

/**
 * Reads what came onto the ledgers of a sales unit since the last time and closes the settlements that were paid out. Each page is
 * kept together with its cursor, so a run that breaks off loses nothing and repeats nothing.
 */
export const syncLedgers = defineUseCase({
  permission: "settlement:sync",
  input: z.strictObject({ msn: z.string().regex(/^\d{4,10}$/) }),
  async run(scope, { msn }): Promise<Result<Synced, SyncFailure>> {
    const keys = await scope.read((tx) => readApiKeys(tx, scope.merchantId, msn));
    if (!keys) return fail({ code: "no_api_keys", msn });
    const done = await syncAll(scope, keys);
    await noteSync(scope, msn, done);
    return done;
  },
});

async function syncAll(scope: Scope, keys: ApiKeys): Promise<Result<Synced, SyncFailure>> {
  const listed = await listAll(keys);
  if (!listed.ok) return listed;
  const ledgers = await keepLedgers(scope, keys.msn, listed.value);
  let [lines, complete] = [0, true];
  // Fees first: a settlement's fees are there when it closes.
  for (const ledger of ledgers)
    for (const topic of ["fees", "funds"] as const) {
      const read = await readTopic(scope, keys, ledger, topic);
      if (read.kind !== "done") return fail(failureOf(read));
      lines += read.value.lines;
      complete &&= read.value.complete;
    }
  return ok({ lines, complete });
}

// More ledgers than a hundred pages hold, for one sales unit, is a platform that sends the same page again and again.
const MOST_PAGES = 100;

async function listAll(keys: ApiKeys): Promise<Result<PlatformLedger[], SyncFailure>> {
  const found: PlatformLedger[] = [];
  let after: string | undefined;
  for (let page = 0; page < MOST_PAGES; page++) {
    const listed = await listLedgers(keys, after);
    if (listed.kind !== "done") return fail(failureOf(listed));
    found.push(...listed.value.ledgers);
    after = listed.value.next;
    if (!after) return ok(found);
  }
  return ok(found);
}

function failureOf(answer: Exclude<Answer<unknown>, { kind: "done" }>): SyncFailure {
  const refused = answer.kind === "not_sent" && answer.why === "keys_refused";
  const forbidden = answer.kind === "refused" && answer.status === 403;
  return refused || forbidden ? { code: "keys_refused" } : { code: "platform_unavailable" };
}
