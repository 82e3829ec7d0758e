import type { Scope } from "@/lib/access/use-case";
import type { Made } from "./ask-platform";
import { type CodeRow, updateCode } from "./repository";

/** Keeps what the platform said of a code that was asked for. */
export function settleCode(scope: Scope, { id, msn }: CodeRow, made: Made): Promise<void> {
  const subject = `code:${id}`;
  return scope.write(async (tx) => {
    if (made.outcome === "made") {
      await updateCode(tx, id, { state: "live", error: null, content: made.content });
      return { value: undefined, audit: { action: "code.created", subject, msn } };
    }
    if (made.outcome === "unknown") {
      await updateCode(tx, id, { state: "unknown", error: null });
      return { value: undefined, audit: { action: "code.unknown", subject, msn } };
    }
    const error = made.outcome === "taken" ? "code_name_taken" : made.failure.code;
    await updateCode(tx, id, { state: "failed", error });
    return { value: undefined, audit: { action: "code.refused", subject, msn, result: "refused" } };
  });
}
