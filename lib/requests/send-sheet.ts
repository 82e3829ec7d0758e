import { createHash } from "node:crypto";
import { z } from "zod";
import { countAttempt } from "@/lib/access/rate-limit";
import { type Change, defineUseCase, type Scope } from "@/lib/access/use-case";
import { now } from "@/lib/clock";
import { TIMES } from "@/lib/domain/payment-request";
import { fail, ok, type Result } from "@/lib/domain/result";
import { file, msnInput, SHEETS } from "./check-sheet";
import { findList, insertList } from "./list-repository";
import { readRequestSheet, type SheetCheck, type SheetRefusal } from "./read-request-sheet";
import { insertRequests, type NewRequest } from "./repository";
import { endOfSending } from "./request-terms";

const sendInput = z.strictObject({
  msn: msnInput,
  file,
  name: z.string().trim().min(1).max(100),
  /** How many requests the person typed that they want to send. */
  count: z.int().min(1),
  /** For rows without a day. */
  minutes: z.int().refine((given) => TIMES.some((one) => one === given)),
  vatRate: z.int().min(0).max(10_000),
  remindEveryDays: z.int().min(1).max(30).optional(),
  remindMost: z.int().min(1).max(10).default(3),
  idempotencyKey: z.uuid(),
});
type SendInput = z.output<typeof sendInput>;

export type SendSheetFailure =
  | SheetRefusal
  | { code: "too_many_requests" }
  /** What was typed is not what would be sent. */
  | { code: "count_differs"; count: number }
  /** Nothing in it can be sent. */
  | { code: "nothing_to_send" }
  | { code: "list_sent_before" };

/**
 * Takes in the good rows of a sheet as requests, all together or none; the worker sends them one after the other. The same rows
 * never become a second list.
 */
export const sendSheet = defineUseCase({
  permission: "payment-request:send",
  input: sendInput,
  async run(scope, input): Promise<Result<{ listId: string }, SendSheetFailure>> {
    const earlier = await scope.read((tx) => findList(tx, input.idempotencyKey));
    if (earlier) return ok({ listId: earlier.id });
    if (!(await countAttempt(SHEETS, scope.caller.id))) return fail({ code: "too_many_requests" });
    const read = await readRequestSheet(scope, input.msn, input.file);
    if (!read.ok) return read;
    const { good } = read.value;
    if (good.length === 0) return fail({ code: "nothing_to_send" });
    if (good.length !== input.count) return fail({ code: "count_differs", count: good.length });
    return keep(scope, input, read.value);
  },
});

function keep(
  scope: Scope,
  input: SendInput,
  check: SheetCheck,
): Promise<Result<{ listId: string }, SendSheetFailure>> {
  return scope.write(async (tx): Promise<Change<Result<{ listId: string }, SendSheetFailure>>> => {
    const at = now();
    const { idempotencyKey: id, msn, name, remindEveryDays, remindMost } = input;
    const { good, total, unit } = check;
    const kept = await insertList(tx, {
      ...{ merchantId: scope.merchantId, id, msn, name, environment: unit.environment },
      contentHash: hashOf(good.map(({ fingerprint }) => fingerprint)),
      ...{ requests: good.length, totalMinor: total.minor, currency: unit.currency },
      ...{ remindEveryDays: remindEveryDays ?? null, remindMost, createdBy: scope.caller.id, createdAt: at },
    });
    if (!kept) {
      const mine = await findList(tx, id);
      return { value: mine ? ok({ listId: id }) : fail({ code: "list_sent_before" }), audit: "unchanged" };
    }
    await insertRequests(
      tx,
      good.map((row) => requestOf(scope, input, check, row, at)),
    );
    const details = { count: good.length, amountMinor: total.minor, currency: unit.currency };
    const audit = { action: "request.list_sent", subject: `list:${id}`, msn, details };
    return { value: ok({ listId: id }), audit };
  });
}

/** Whatever order they stood in. */
function hashOf(fingerprints: readonly string[]): string {
  return createHash("sha256")
    .update([...fingerprints].sort().join("\n"))
    .digest("hex");
}

function requestOf(
  scope: Scope,
  input: SendInput,
  { unit }: SheetCheck,
  row: SheetCheck["good"][number],
  at: Date,
): NewRequest {
  const { line, phone, amountMinor, message, dueAt, ownReference, fingerprint } = row;
  const key = crypto.randomUUID();
  const { remindEveryDays, minutes } = input;
  const terms = { minutes: dueAt ? null : minutes, dueAt };
  return {
    ...{ merchantId: scope.merchantId, id: key, msn: input.msn, environment: unit.environment },
    ...{
      listId: input.idempotencyKey,
      line,
      phone,
      amountMinor,
      currency: unit.currency,
      message,
      ownReference,
    },
    ...{ vatRate: input.vatRate, ...terms, fingerprint },
    ...{ sendKey: key, sendExpiresAt: endOfSending(terms, at), sendAt: at },
    remindAt: remindEveryDays ? new Date(at.getTime() + remindEveryDays * 86_400_000) : null,
    ...{ createdBy: scope.caller.id, createdAt: at },
  };
}
