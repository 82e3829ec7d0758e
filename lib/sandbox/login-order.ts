import { z } from "zod";

/** `version` grows with each change, removals included, so that an older page cannot overwrite a newer state. */
export type Versioned<T> = { version: number; value: T | null };

function isRedirect(uri: string): boolean {
  if (/[#*\s]/.test(uri) || !URL.canParse(uri)) return false;
  const { protocol, hostname } = new URL(uri);
  return protocol === "https:" || (protocol === "http:" && hostname === "localhost");
}

const link = z
  .string()
  .max(1_000)
  .refine((text) => URL.canParse(text) && new URL(text).protocol === "https:");

export const loginSettings = z.strictObject({
  redirectUris: z
    .array(z.string().max(1_000).refine(isRedirect))
    .max(50)
    .refine((uris) => new Set(uris).size === uris.length, { message: "Each may be there once." }),
  tokenMethod: z.enum(["client_secret_basic", "client_secret_post"]),
  webhookUrl: link.nullable(),
});

export const marketing = z.strictObject({
  types: z
    .array(
      z.strictObject({
        type: z.enum(["email", "sms", "push", "digital", "personal"]),
        mandatory: z.boolean(),
      }),
    )
    .min(1),
  termsUrl: link,
  privacyUrl: link,
});

export type LoginSettings = z.output<typeof loginSettings>;
export type Marketing = z.output<typeof marketing>;
