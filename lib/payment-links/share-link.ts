import { z } from "zod";
import { defineUseCase } from "@/lib/access/use-case";
import { fail, ok, type Result } from "@/lib/domain/result";
import { addressOf } from "./public-address";
import { findLink, findUnit, unitLogo } from "./repository";

export type SharedLink = {
  readonly title: string;
  readonly unitName: string;
  /** The address of the public page. */
  readonly address: string;
  /** The sales unit's, as a PNG. */
  readonly logo: Buffer | undefined;
};

/** What a QR code or a poster of a link shows. Input: `{ id }`. */
export const shareLink = defineUseCase({
  permission: "payment-link:manage",
  input: z.strictObject({ id: z.uuid() }),
  run: (scope, { id }): Promise<Result<SharedLink, { code: "link_not_found" }>> =>
    scope.read(async (tx) => {
      const link = await findLink(tx, id);
      if (!link) return fail({ code: "link_not_found" });
      const unit = await findUnit(tx, link.msn);
      return ok({
        title: link.title,
        unitName: unit?.name ?? link.msn,
        address: addressOf(link.token),
        logo: await unitLogo(tx, link.msn),
      });
    }),
});
