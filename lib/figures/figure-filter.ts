import { z } from "zod";
import { CHANNELS } from "@/lib/domain/channel";
import { ENVIRONMENTS } from "@/lib/domain/environment";
import { GROUPINGS, lengthOf, MOST_DAYS } from "@/lib/domain/figure-period";
import { CURRENCIES, type Currency } from "@/lib/domain/money";

const day = z.iso.date();
// safe: the keys of the table of currencies
const currencies = Object.keys(CURRENCIES) as [Currency, ...Currency[]];

/** Which payments figures are of. Days are days of the merchant's time zone, both ends included. */
const fields = z.strictObject({
  environment: z.enum(ENVIRONMENTS).default("production"),
  from: day,
  to: day,
  /** None: all of the caller's sales units. */
  units: z
    .array(z.string().regex(/^\d{4,10}$/))
    .max(200)
    .default([]),
  channel: z.enum(CHANNELS).optional(),
  /** The one whose amounts are shown; amounts of several currencies are never added up. */
  currency: z.enum(currencies).optional(),
});

const inOrder = (filter: { from: string; to: string }) =>
  filter.from <= filter.to && lengthOf(filter) <= MOST_DAYS;

export const figureFilter = fields.extend({ grouping: z.enum(GROUPINGS) }).refine(inOrder, { path: ["to"] });

export const movementFilter = fields
  .extend({
    kind: z.enum(["captured", "refunded"]),
    /** 1 is Monday. */
    weekday: z.int().min(1).max(7).optional(),
    /** Of the merchant's clock. */
    hour: z.int().min(0).max(23).optional(),
    after: z.string().max(300).optional(),
  })
  .refine(inOrder, { path: ["to"] });

export type FigureFilter = z.output<typeof figureFilter>;
