import "server-only";
import { callerFor } from "@/lib/access/current-caller";
import type { UseCase } from "@/lib/access/use-case";
import { measure } from "@/lib/observability/measure";

// The address carries the picture's digest, so a browser may keep it; nobody between may.
const HEADERS = {
  "Content-Type": "image/png",
  "Content-Disposition": 'inline; filename="logo.png"',
  "Content-Security-Policy": "default-src 'none'; sandbox",
  "X-Content-Type-Options": "nosniff",
  "Cross-Origin-Resource-Policy": "same-origin",
  "Cache-Control": "private, max-age=86400, immutable",
};

/** Answers a GET with a PNG that a use case has, as nothing but a picture; 404 for everything else, whatever the reason. */
export async function showPicture<Input, Failing extends { code: string }>(
  useCase: UseCase<Input, { png: Buffer }, Failing>,
  merchant: string,
  input: Input,
): Promise<Response> {
  const asking = await callerFor(merchant);
  const result =
    asking.kind === "member"
      ? await measure(useCase.permission, () => useCase.call(asking.caller, input))
      : undefined;
  if (!result?.ok)
    return new Response(null, { status: 404, headers: { "Cache-Control": "private, no-store" } });
  return new Response(new Uint8Array(result.value.png), { headers: HEADERS });
}
