import { z } from "zod";
import { CODE_KINDS, type CodeName, readCodeAddress } from "@/lib/domain/qr-code";
import { readNumberAddress } from "@/lib/domain/vm-number";

export const msnInput = z.string().regex(/^\d{4,10}$/);

/** The code in an address of the portal; what names none is refused. */
export const codeAddress = z.string().transform((text, context): CodeName => {
  const name = readCodeAddress(text);
  if (name) return name;
  context.addIssue({ code: "custom", message: "names no code" });
  return z.NEVER;
});

/** The VM number in an address of the portal. */
export const numberAddress = z.string().transform((text, context): string => {
  const msn = readNumberAddress(text);
  if (msn) return msn;
  context.addIssue({ code: "custom", message: "names no VM number" });
  return z.NEVER;
});

/** The portal's own words to sort codes by. */
export const sorting = {
  folder: z.string().trim().max(60),
  place: z.string().trim().max(60),
};

export const kindInput = z.enum(CODE_KINDS);
