import { z } from "zod";
import {
  FIELD_KINDS,
  MOST_FIELDS,
  MOST_OPTIONS,
  MOST_SHIPPING,
  MOST_SUGGESTIONS,
} from "@/lib/domain/payment-link";

const minor = z.int();
const name = z.string().trim().max(200);

export const linkFields = z
  .array(
    z.strictObject({
      id: z.string().regex(/^[a-z0-9]{1,12}$/),
      kind: z.enum(FIELD_KINDS),
      label: name,
      required: z.boolean(),
      options: z.array(name).max(MOST_OPTIONS),
    }),
  )
  .max(MOST_FIELDS);

export const linkShipping = z
  .array(z.strictObject({ id: z.string().regex(/^[a-z0-9]{1,12}$/), name, priceMinor: minor }))
  .max(MOST_SHIPPING);

export const linkSuggestions = z.array(minor).max(MOST_SUGGESTIONS);

const price = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("fixed"), minor }),
  z.strictObject({ kind: z.literal("open"), minimumMinor: minor, suggestions: linkSuggestions }),
]);

const text = z.string().trim().max(2_000);

/** What may be changed as long as the link lives. `lastDay`: the last day on which it can be paid, in the company's time zone. */
const changeable = {
  title: text,
  description: text,
  stock: z.int().nullable(),
  lastDay: z.iso.date().nullable(),
  successMessage: text,
  redirectUrl: text,
};

/** A new link. Its id is made with the form: sent twice, it is one link. */
export const newLink = z.strictObject({
  id: z.uuid(),
  msn: z.string().regex(/^\d{4,10}$/),
  ...changeable,
  price,
  vatRate: z.int().nullable(),
  fields: linkFields,
  shipping: linkShipping,
});
export type NewLink = z.output<typeof newLink>;

export const changedLink = z.strictObject({ id: z.uuid(), seenVersion: z.int(), ...changeable });

export const orderAnswers = z.array(z.object({ label: z.string(), value: z.string() }));

export const orderShipTo = z
  .object({
    option: z.string(),
    name: z.string(),
    street: z.string(),
    postCode: z.string(),
    city: z.string(),
    phone: z.string(),
    email: z.string(),
  })
  .nullable();
