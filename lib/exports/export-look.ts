import { z } from "zod";

/** How a file is written: {@link ExportLook} of lib/domain. */
export const exportLook = z.strictObject({
  format: z.enum(["csv", "xlsx"]),
  separator: z.enum(["semicolon", "comma", "tab"]),
  decimal: z.enum(["comma", "point"]),
  byteOrderMark: z.boolean(),
});
