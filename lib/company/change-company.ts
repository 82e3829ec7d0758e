import type { AuditEntry } from "@/lib/access/audit";
import type { WriteTx } from "@/lib/access/tenant-db";
import type { Change, Scope } from "@/lib/access/use-case";
import { fail, ok, type Result } from "@/lib/domain/result";
import { findProfile, lockProfile } from "./repository";

export type Stale = { code: "company_changed" };
type Done = { changed: true };

/** What a change of the company's information says of itself, or "unchanged", or why it is refused. */
export type Step<Failure> = Omit<AuditEntry, "subject"> | "unchanged" | Failure;

/**
 * One change of a company's information, by someone who looked at `seenVersion` of it: refused where it was changed meanwhile, so
 * that nobody confirms or overwrites what they never saw.
 */
export function changeCompany<Failure extends { code: string } = never>(
  scope: Scope,
  seenVersion: number,
  work: (tx: WriteTx, before: Awaited<ReturnType<typeof lockProfile>>) => Promise<Step<Failure>>,
): Promise<Result<Done, Failure | Stale>> {
  return scope.write(async (tx): Promise<Change<Result<Done, Failure | Stale>>> => {
    const existed = (await findProfile(tx)) !== undefined;
    const before = await lockProfile(tx, scope.merchantId);
    const seen = existed || before.version > 1 ? before.version : 0;
    if (seen !== seenVersion) return { value: fail({ code: "company_changed" }), audit: "unchanged" };
    const step = await work(tx, before);
    if (step === "unchanged") return { value: ok({ changed: true }), audit: "unchanged" };
    if ("code" in step) return { value: fail(step), audit: "unchanged" };
    return { value: ok({ changed: true }), audit: { ...step, subject: `merchant:${scope.merchantId}` } };
  });
}
