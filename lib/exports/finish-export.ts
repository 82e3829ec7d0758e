import { z } from "zod";
import { defineUseCase, type Scope } from "@/lib/access/use-case";
import { now } from "@/lib/clock";
import { EXPORT_DAYS } from "@/lib/domain/list-export";
import { ok, type Result } from "@/lib/domain/result";
import { notify } from "@/lib/notifications/notify";
import { type ExportRow, lockExport, moveOn, updateExport } from "./repository";

const units = z.array(z.string()).nullable();

const outcome = z.union([
  z.strictObject({
    rows: z.int().nonnegative(),
    bytes: z.int().nonnegative(),
    sha256: z.string(),
    fileKey: z.string(),
    units,
    namedUnits: units,
  }),
  z.strictObject({ failure: z.string() }),
]);

/** The file is there, or could not be made; either way the person is told. False where nobody waits for it any more. */
export const finishExport = defineUseCase({
  permission: "export:run",
  input: z.strictObject({ id: z.uuid(), tries: z.int(), outcome }),
  run: (scope, { id, tries, outcome: came }): Promise<Result<boolean, never>> => {
    const at = now();
    const done = "bytes" in came;
    const expiresAt = new Date(at.getTime() + EXPORT_DAYS * 86_400_000);
    const patch = done
      ? { ...came, state: "ready" as const, expiresAt }
      : { ...came, state: "failed" as const };
    return scope.write(async (tx) => {
      if (!(await moveOn(tx, { id, tries }, { ...patch, nextAt: null, finishedAt: at })))
        return { value: ok(false), audit: "unchanged" };
      const row = await lockExport(tx, id);
      if (row) await tell(tx, row, done);
      const audit = done
        ? { action: "export.finished", subject: `export:${id}`, details: { rows: came.rows } }
        : { action: "export.failed", subject: `export:${id}`, result: "failed" as const };
      return { value: ok(true), audit };
    });
  },
});

type Tx = Parameters<Parameters<Scope["write"]>[0]>[0];

function tell(tx: Tx, { personId, list }: ExportRow, done: boolean): Promise<void> {
  const kind = done ? "exportReady" : "exportFailed";
  return notify(tx, { kind, about: { list }, page: "/exports", only: personId });
}

/** Puts one back whose turn comes later: all that may be read at a time is being read. */
export const putBack = defineUseCase({
  permission: "export:run",
  input: z.strictObject({ id: z.uuid(), tries: z.int(), seconds: z.int().positive() }),
  run: (scope, { id, tries, seconds }): Promise<Result<boolean, never>> =>
    scope.write(async (tx) => {
      const nextAt = new Date(now().getTime() + seconds * 1_000);
      const row = await lockExport(tx, id);
      if (row?.state !== "running" || row.tries !== tries) return { value: ok(false), audit: "unchanged" };
      await updateExport(tx, id, { state: "queued", tries: tries - 1, nextAt });
      return { value: ok(true), audit: "own-record" };
    }),
});
