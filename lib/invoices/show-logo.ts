import { z } from "zod";
import { defineUseCase } from "@/lib/access/use-case";
import { fail, ok, type Result } from "@/lib/domain/result";
import { logoOf } from "./company-repository";
import { findInvoice } from "./repository";

/** The logo of the sales unit that an invoice is from, as a PNG. Input: `{ id }`. */
export const showLogo = defineUseCase({
  permission: "invoice:open",
  input: z.strictObject({ id: z.uuid() }),
  run: (scope, { id }): Promise<Result<{ png: Buffer }, { code: "logo_not_found" }>> =>
    scope.read(async (tx) => {
      const invoice = await findInvoice(tx, id);
      const logo = invoice && (await logoOf(tx, invoice.msn));
      return logo ? ok({ png: logo.png }) : fail({ code: "logo_not_found" });
    }),
});
