import { createHash } from "node:crypto";
import { z } from "zod";
import { type Change, defineUseCase } from "@/lib/access/use-case";
import { fail, ok, type Result } from "@/lib/domain/result";
import { type LogoProblem, readPng } from "@/lib/pictures/read-png";
import { dropImage, findLink, keepImage as keep } from "./repository";

/** As much as a picture may weigh, in bytes. */
export const MAX_IMAGE_BYTES = 1_048_576;

type Kept = Result<
  { id: string },
  { code: LogoProblem } | { code: "logo_too_large" } | { code: "link_not_found" }
>;

/** The picture on the page of a link. Input: `{ id, file }`, the bytes as they were sent; an empty file takes the picture away. */
export const keepImage = defineUseCase({
  permission: "payment-link:manage",
  input: z.strictObject({ id: z.uuid(), file: z.instanceof(Buffer) }),
  run: async (scope, { id, file }): Promise<Kept> => {
    if (file.length > MAX_IMAGE_BYTES) return fail({ code: "logo_too_large" });
    const picture = file.length > 0 ? readPng(file) : undefined;
    if (picture && !picture.ok) return fail({ code: picture.error });
    return scope.write(async (tx): Promise<Change<Kept>> => {
      const link = await findLink(tx, id);
      if (!link) return { value: fail({ code: "link_not_found" }), audit: "unchanged" };
      const { merchantId } = scope;
      const { msn } = link;
      const subject = `link:${id}`;
      if (!picture) {
        const gone = await dropImage(tx, id);
        return {
          value: ok({ id }),
          audit: gone ? { action: "link.image_removed", subject, msn } : "unchanged",
        };
      }
      const { png } = picture.value;
      const sha256 = createHash("sha256").update(png).digest("hex");
      await keep(tx, { merchantId, linkId: id, msn, png, sha256 });
      return {
        value: ok({ id }),
        audit: { action: "link.image_changed", subject, msn, details: { sha256 } },
      };
    });
  },
});
