import "server-only";
import type { Readable } from "node:stream";
import type { SQL } from "drizzle-orm";
import type { ZodType } from "zod";
import { now } from "@/lib/clock";
import { fail, type Result } from "@/lib/domain/result";
import { type AuditEntry, appendAudit } from "./audit";
import { type AnyPermission, type Caller, callerReach, isFresh } from "./caller";
import { recordRefusal } from "./record-refusal";
import { inReadTransaction, inWriteTransaction, type ReadTx, type WriteTx } from "./tenant-db";
import { type StreamFormat, streamLines } from "./tenant-stream";
import { unkeepableFields } from "./unkeepable-text";

/**
 * A change and what the audit log says of it. "unchanged" rolls back: nothing is ever written silently.
 * "own-record" is for tables that are only added to and are a log themselves (webhook_inbox, operation_events).
 */
export type Change<T> = { value: T; audit: AuditEntry | "unchanged" | "own-record" };

/** What a use case works with. Every transaction sees one merchant and the sales units within the caller's reach. */
export type Scope = {
  readonly merchantId: string;
  readonly caller: Caller;
  readonly read: <T>(fn: (tx: ReadTx) => Promise<T>) => Promise<T>;
  readonly write: <T>(fn: (tx: WriteTx) => Promise<Change<T>>) => Promise<T>;
  /** A query of a repository as lines, for lists that are too long to hold; undefined while too many are read. */
  readonly stream: (query: SQL, format: StreamFormat) => Promise<Readable | undefined>;
};

export type Refusal =
  | { code: "forbidden"; permission: AnyPermission }
  | { code: "needs_fresh_sign_in" }
  | { code: "invalid_input"; fields: readonly string[] };

declare const guarded: unique symbol;

/** Something that the portal can be asked to do, with the permission that it takes. Made only by {@link defineUseCase}. */
export type UseCase<Input, Value, Failure> = {
  readonly [guarded]: true;
  readonly permission: AnyPermission;
  /** `input` may be anything: it is parsed strictly before anything else happens with it. */
  readonly call: (caller: Caller, input: Input) => Promise<Result<Value, Failure | Refusal>>;
};

type Spec<Input, Parsed, Value, Failure> = {
  permission: AnyPermission;
  /** Others that do as well, for what is of no sales unit: the first one held counts. */
  or?: readonly AnyPermission[];
  /** Whether a person has to have proved who they are within the last minutes: for keys, accounts, rights (R14). */
  fresh?: true;
  /** Whether the permission has to reach all sales units: for what belongs to the company and to no unit. */
  everywhere?: true;
  input: ZodType<Parsed, Input>;
  run: (scope: Scope, input: Parsed) => Promise<Result<Value, Failure>>;
};

export function defineUseCase<Input, Parsed, Value, Failure>(
  spec: Spec<Input, Parsed, Value, Failure>,
): UseCase<Input, Value, Failure> {
  const call = async (caller: Caller, input: Input): Promise<Result<Value, Failure | Refusal>> => {
    const held = [spec.permission, ...(spec.or ?? [])].map((one) => callerReach(caller, one));
    const reach = held.find((one) => one !== "none") ?? "none";
    if (reach === "none" || (spec.everywhere && reach !== "all")) {
      await recordRefusal(caller, spec.permission);
      return fail({ code: "forbidden", permission: spec.permission });
    }
    if (spec.fresh && !isFresh(caller, now().getTime())) return fail({ code: "needs_fresh_sign_in" });
    const parsed = spec.input.safeParse(input);
    if (!parsed.success) {
      const fields = [...new Set(parsed.error.issues.map((issue) => issue.path.join(".")))];
      return fail({ code: "invalid_input", fields });
    }
    const unkeepable = unkeepableFields(parsed.data);
    if (unkeepable.length > 0) return fail({ code: "invalid_input", fields: unkeepable });
    return spec.run(scopeOf(caller, reach), parsed.data);
  };
  return { permission: spec.permission, call } as UseCase<Input, Value, Failure>; // safe: the brand exists only here
}

function scopeOf(caller: Caller, reach: "all" | readonly string[]): Scope {
  const customers = callerReach(caller, "payment:refund");
  const bounds = { merchantId: caller.merchantId, reach, customers };
  return {
    merchantId: caller.merchantId,
    caller,
    read: (fn) => inReadTransaction(bounds, fn),
    stream: (query, format) => streamLines(bounds, query, format),
    write: async (fn) => {
      let kept: { value: Awaited<ReturnType<typeof fn>>["value"] } | undefined;
      try {
        await inWriteTransaction(bounds, async (tx) => {
          const change = await fn(tx);
          kept = { value: change.value };
          if (change.audit === "unchanged") throw new NothingToKeep();
          if (change.audit !== "own-record") await appendAudit(tx, caller, change.audit);
        });
      } catch (error) {
        if (!(error instanceof NothingToKeep)) throw error;
      }
      if (!kept) throw new Error("a write ended without a value");
      return kept.value;
    },
  };
}

class NothingToKeep extends Error {}
