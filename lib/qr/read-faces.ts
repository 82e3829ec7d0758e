import { z } from "zod";
import { defineUseCase } from "@/lib/access/use-case";
import { fail, ok, type Result } from "@/lib/domain/result";
import type { CodeFace } from "./read-content";
import { batchOf, findFace } from "./repository";

/** What is printed of a batch: its codes that are ready, in their order. Input: `{ batch }`. */
export const readFaces = defineUseCase({
  permission: "payment-link:manage",
  input: z.strictObject({ batch: z.uuid() }),
  run: (scope, { batch }): Promise<Result<readonly CodeFace[], { code: "batch_not_found" }>> =>
    scope.read(async (tx) => {
      const rows = await batchOf(tx, batch);
      const face = rows[0] && (await findFace(tx, rows[0].msn));
      if (!face) return fail({ code: "batch_not_found" });
      const faces = rows.flatMap(({ platformId: name, target, kind, content, state }) => {
        const headline = kind === "callback" ? target : name;
        return state === "live" && content ? [{ ...face, kind, name, headline, content }] : [];
      });
      return faces.length > 0 ? ok(faces) : fail({ code: "batch_not_found" });
    }),
});
