import { z } from "zod";
import { defineUseCase } from "@/lib/access/use-case";
import { fail, ok, type Result } from "@/lib/domain/result";
import { imageOf } from "./repository";

/** The picture of a link as a PNG, for its makers. Input: `{ id }`. */
export const readImage = defineUseCase({
  permission: "payment-link:manage",
  input: z.strictObject({ id: z.uuid() }),
  run: async (scope, { id }): Promise<Result<{ png: Buffer }, { code: "link_not_found" }>> => {
    const image = await scope.read((tx) => imageOf(tx, id));
    return image ? ok({ png: image.png }) : fail({ code: "link_not_found" });
  },
});
