import type { Scope } from "@/lib/access/use-case";
import { now } from "@/lib/clock";
import { nextReadAt } from "@/lib/domain/recovery";
import type { Made } from "./ask-platform";
import { type CodeRow, updateCode } from "./repository";

/** Longer than asking for one code may take, and looking for it: until then the worker leaves it alone. */
export const LEASE_MS = 60_000;

const DAY_MS = 86_400_000;

/** Keeps what the platform said of a code that was asked for. Where it said nothing, the worker finds out. */
export function settleCode(scope: Scope, row: CodeRow, made: Made): Promise<void> {
  const { id, msn, createdAt } = row;
  const subject = `code:${id}`;
  return scope.write(async (tx) => {
    if (made.outcome === "made") {
      await updateCode(tx, id, { state: "live", error: null, content: made.content, nextAt: null });
      return { value: undefined, audit: { action: "code.created", subject, msn } };
    }
    if (made.outcome === "unknown") {
      const nextAt = nextReadAt(createdAt, now()) ?? new Date(now().getTime() + DAY_MS);
      await updateCode(tx, id, { state: "unknown", error: null, nextAt });
      const audit = { action: "code.unknown", subject, msn };
      return { value: undefined, audit: row.state === "unknown" ? "own-record" : audit };
    }
    const error = made.outcome === "taken" ? "code_name_taken" : made.failure.code;
    await updateCode(tx, id, { state: "failed", error, nextAt: null });
    return { value: undefined, audit: { action: "code.refused", subject, msn, result: "refused" } };
  });
}
