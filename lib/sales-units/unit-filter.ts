import { z } from "zod";
import { ENVIRONMENTS } from "@/lib/domain/environment";
import { UNIT_KINDS, UNIT_STATUSES } from "@/lib/domain/sales-unit";

/** Which sales units a list shows. `q` is part of a name, or the beginning of a number. */
export const unitFilter = z.strictObject({
  environment: z.enum(ENVIRONMENTS),
  q: z.string().trim().max(60).default(""),
  status: z.enum(UNIT_STATUSES).optional(),
  kind: z.enum(UNIT_KINDS).optional(),
});

export type UnitFilter = z.output<typeof unitFilter>;

export const msnInput = z.string().regex(/^\d{4,10}$/);
