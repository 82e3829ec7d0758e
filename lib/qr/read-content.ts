import { z } from "zod";
import { defineUseCase } from "@/lib/access/use-case";
import type { CodeKind } from "@/lib/domain/qr-code";
import { fail, ok, type Result } from "@/lib/domain/result";
import { codeAddress } from "./code-input";
import { detailsOf } from "./get-code";
import { findFace } from "./repository";

/** What a code says, and what is printed beside it. `logo` is a PNG. */
export type CodeFace = {
  readonly name: string;
  readonly kind: CodeKind;
  readonly headline: string;
  readonly content: string;
  readonly unit: string;
  readonly company: string;
  readonly logo: Buffer | null;
};

/** For drawing. A code that the platform does not have, or that nobody could read yet, has no picture. Input: `{ code }`. */
export const readContent = defineUseCase({
  permission: "payment-link:manage",
  input: z.strictObject({ code: codeAddress }),
  async run(scope, { code }): Promise<Result<CodeFace, { code: "code_not_found" }>> {
    const details = await detailsOf(scope, code);
    if (!details.ok) return details;
    const { content, platformId, kind, target, standing } = details.value;
    const face = await scope.read((tx) => findFace(tx, code.msn));
    if (!face || !content || standing === "missing") return fail({ code: "code_not_found" });
    return ok({
      ...face,
      kind,
      name: platformId,
      headline: kind === "callback" ? target : platformId,
      content,
    });
  },
});
