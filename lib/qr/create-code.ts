import { z } from "zod";
import { type Change, defineUseCase, type Scope } from "@/lib/access/use-case";
import { now } from "@/lib/clock";
import {
  type CodeKind,
  type CodeNameProblem,
  type LocationProblem,
  readCodeName,
  readLocation,
  readTarget,
  type TargetProblem,
  writeCodeName,
} from "@/lib/domain/qr-code";
import { fail, ok, type Result } from "@/lib/domain/result";
import { type ApiKeys, readApiKeys } from "@/lib/payments-api/api-keys";
import { makeCode, type PlatformFailure } from "./ask-platform";
import { kindInput, msnInput, sorting } from "./code-input";
import { type CodeRow, findCodeById, findUnit, insertCode } from "./repository";
import { LEASE_MS, settleCode } from "./settle-code";

export type CreateFailure =
  | { code: CodeNameProblem | TargetProblem | LocationProblem }
  | { code: "unit_not_found" | "unit_inactive" | "code_name_taken" }
  | { code: "no_api_keys"; msn: string }
  | PlatformFailure;

/** `code` is the code's part of an address. `unknown`: the platform has not answered, and the list will tell. */
export type Created = { readonly outcome: "created" | "unknown"; readonly code: string };

/**
 * Makes a code at the platform under the name that the person typed. The intent is kept first; the same intent again asks again
 * under the same name, so that it is never made twice. Input: `target` is the page, or the place of a callback code.
 */
export const createCode = defineUseCase({
  permission: "payment-link:manage",
  input: z.strictObject({
    id: z.uuid(),
    msn: msnInput,
    kind: kindInput,
    name: z.string().max(300),
    target: z.string().max(2_000),
    ...sorting,
  }),
  async run(scope, input): Promise<Result<Created, CreateFailure>> {
    const name = readCodeName(input.name);
    if (!name.ok) return fail({ code: name.error });
    const target = readBy(input.kind)(input.target);
    if (!target.ok) return fail({ code: target.error });
    const place = {
      id: input.id,
      msn: input.msn,
      kind: input.kind,
      folder: input.folder,
      place: input.place,
    };
    const opened = await open(scope, { ...place, platformId: name.value, target: target.value });
    if (!opened.ok) return opened;
    return askFor(scope, opened.value.row, opened.value.keys, opened.value.askedBefore);
  },
});

export function readBy(kind: CodeKind): (typed: string) => Result<string, TargetProblem | LocationProblem> {
  return kind === "redirect" ? readTarget : readLocation;
}

type Wish = Pick<CodeRow, "id" | "msn" | "kind" | "platformId" | "target" | "folder" | "place">;
type Opened = Result<{ row: CodeRow; keys: ApiKeys; askedBefore: boolean }, CreateFailure>;

function open(scope: Scope, wish: Wish): Promise<Opened> {
  return scope.write(async (tx): Promise<Change<Opened>> => {
    const unchanged = (value: Opened) => ({ value, audit: "unchanged" as const });
    const { id, msn } = wish;
    const unit = await findUnit(tx, msn);
    if (!unit) return unchanged(fail({ code: "unit_not_found" }));
    if (unit.status !== "active") return unchanged(fail({ code: "unit_inactive" }));
    const keys = await readApiKeys(tx, scope.merchantId, msn);
    if (!keys) return unchanged(fail({ code: "no_api_keys", msn }));
    const state = "pending" as const;
    const at = now();
    // Should this process end before the platform was asked, the worker goes on.
    const begun = { createdAt: at, nextAt: new Date(at.getTime() + LEASE_MS) };
    const fresh = await insertCode(tx, { ...wish, ...begun, merchantId: scope.merchantId, state });
    const row = await findCodeById(tx, id);
    const same = row && row.platformId === wish.platformId && row.target === wish.target && row.msn === msn;
    if (!same) return unchanged(fail({ code: "code_name_taken" }));
    const value = ok({ row, keys, askedBefore: !fresh });
    return fresh
      ? { value, audit: { action: "code.requested", subject: `code:${id}`, msn } }
      : unchanged(value);
  });
}

/** Asks the platform for a code that is kept, and keeps the answer. */
export async function askFor(
  scope: Scope,
  row: CodeRow,
  keys: ApiKeys,
  askedBefore: boolean,
): Promise<Result<Created, CreateFailure>> {
  const code = writeCodeName(row);
  if (row.state === "live") return ok({ outcome: "created", code });
  const made = await makeCode(keys, row, row.target, askedBefore);
  await settleCode(scope, row, made);
  if (made.outcome === "taken") return fail({ code: "code_name_taken" });
  if (made.outcome === "failed") return fail(made.failure);
  return ok({ outcome: made.outcome === "made" ? "created" : "unknown", code });
}
