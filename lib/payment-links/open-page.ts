import { z } from "zod";
import { defineUseCase } from "@/lib/access/use-case";
import { now } from "@/lib/clock";
import { type LinkStanding, standingOf } from "@/lib/domain/payment-link";
import { fail, ok, type Result } from "@/lib/domain/result";
import { findPublicLink, type PublicLink } from "./public-repository";

export type OpenedPage = PublicLink & {
  readonly standing: LinkStanding;
  /** How many are left to sell; null for any number. */
  readonly left: number | null;
};

/** What a customer sees of a link. Input: `{ linkId }`. */
export const openPage = defineUseCase({
  permission: "payment-link:pay",
  input: z.strictObject({ linkId: z.uuid() }),
  run: async (scope, { linkId }): Promise<Result<OpenedPage, { code: "link_not_found" }>> => {
    const found = await scope.read((tx) => findPublicLink(tx, linkId));
    if (!found) return fail({ code: "link_not_found" });
    const { link, unitActive } = found;
    // Where the shop itself is closed, nothing of it can be paid.
    const standing = unitActive ? standingOf(link, now()) : "deactivated";
    return ok({ ...found, standing, left: link.stock === null ? null : link.stock - link.taken });
  },
});
