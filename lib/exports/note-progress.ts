import { z } from "zod";
import { defineUseCase } from "@/lib/access/use-case";
import { now } from "@/lib/clock";
import { ok, type Result } from "@/lib/domain/result";
import { moveOn } from "./repository";
import { LEASE_MS } from "./take-export";

/** Says how far it is, and keeps it for a while longer. False where it was deleted, or someone else took it over. */
export const noteProgress = defineUseCase({
  permission: "export:run",
  input: z.strictObject({
    id: z.uuid(),
    tries: z.int(),
    rows: z.int().nonnegative(),
    total: z.int().nonnegative().nullable(),
  }),
  run: (scope, { id, tries, rows, total }): Promise<Result<boolean, never>> =>
    scope.write(async (tx) => {
      const nextAt = new Date(now().getTime() + LEASE_MS);
      const moved = await moveOn(tx, { id, tries }, { rows, total, nextAt });
      return { value: ok(moved), audit: "own-record" };
    }),
});
