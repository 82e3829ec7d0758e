import { z } from "zod";
import { defineUseCase, type Scope } from "@/lib/access/use-case";
import type { CodeKind } from "@/lib/domain/qr-code";
import { fail, ok, type Result } from "@/lib/domain/result";
import { contentOfNumber } from "@/lib/domain/vm-number";
import { codeAddress, numberAddress } from "./code-input";
import { detailsOf } from "./get-code";
import { findFace, findUnit } from "./repository";

/** What a code says, and what is printed beside it. `logo` is a PNG. */
export type CodeFace = {
  readonly name: string;
  readonly kind: CodeKind | "number";
  readonly headline: string;
  readonly content: string;
  readonly unit: string;
  readonly company: string;
  readonly logo: Buffer | null;
};

type Read = Result<CodeFace, { code: "code_not_found" }>;

/**
 * For drawing. A code that the platform does not have, or that nobody could read yet, has no picture; that of a VM number needs no
 * platform. Input: `{ code }`, its part of an address.
 */
export const readContent = defineUseCase({
  permission: "payment-link:manage",
  input: z.strictObject({ code: z.union([numberAddress, codeAddress]) }),
  async run(scope, { code }): Promise<Read> {
    if (typeof code === "string") return readNumber(scope, code);
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

function readNumber(scope: Scope, msn: string): Promise<Read> {
  return scope.read(async (tx) => {
    const unit = await findUnit(tx, msn);
    const face = await findFace(tx, msn);
    if (!face || unit?.kind !== "vm_number") return fail({ code: "code_not_found" });
    return ok({ ...face, kind: "number", name: msn, headline: msn, content: contentOfNumber(msn) });
  });
}
