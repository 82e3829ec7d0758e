import { z } from "zod";
import { defineUseCase } from "@/lib/access/use-case";
import { fail, ok, type Result } from "@/lib/domain/result";
import { findLink, imageOf, unitLogo } from "./repository";

/** A picture on the public page, as a PNG. Input: `{ linkId, which: "logo" | "image" }`. */
export const showPublicImage = defineUseCase({
  permission: "payment-link:pay",
  input: z.strictObject({ linkId: z.uuid(), which: z.enum(["logo", "image"]) }),
  run: (scope, { linkId, which }): Promise<Result<{ png: Buffer }, { code: "link_not_found" }>> =>
    scope.read(async (tx) => {
      const link = await findLink(tx, linkId);
      if (!link) return fail({ code: "link_not_found" });
      const png = which === "logo" ? await unitLogo(tx, link.msn) : (await imageOf(tx, linkId))?.png;
      return png ? ok({ png }) : fail({ code: "link_not_found" });
    }),
});
