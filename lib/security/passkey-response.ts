import "server-only";
import type { AuthenticationResponseJSON, RegistrationResponseJSON } from "@simplewebauthn/server";
import { z } from "zod";

const credential = z.looseObject({
  id: z.string().max(2_000),
  rawId: z.string().max(2_000),
  type: z.literal("public-key"),
  response: z.looseObject({ clientDataJSON: z.string().max(4_000) }),
  clientExtensionResults: z.looseObject({}),
});

/** What a browser says of a passkey, or undefined where it is nothing of the kind. Its signature is checked elsewhere. */
export function readPasskeyResponse<T extends RegistrationResponseJSON | AuthenticationResponseJSON>(
  text: string,
): T | undefined {
  try {
    const read = credential.safeParse(JSON.parse(text));
    return read.success ? (read.data as unknown as T) : undefined; // safe: the library checks each part that it uses
  } catch {
    return undefined;
  }
}
