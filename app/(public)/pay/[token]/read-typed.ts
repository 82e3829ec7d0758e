const MOST_BYTES = 64 * 1024;
const MOST_FIELDS = 40;
const UUID = /^[\da-f]{8}-[\da-f]{4}-[1-8][\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/i;

/**
 * What was sent with the form, as text. What is no form, or far too large for one, is an empty one. Our page always sends the attempt:
 * without it, nobody pressed anything there.
 */
export async function readTyped(
  request: Request,
): Promise<{ attempt: string | undefined; typed: Record<string, string> }> {
  const tooLarge = Number(request.headers.get("content-length") ?? 0) > MOST_BYTES;
  const form = tooLarge ? new FormData() : await request.formData().catch(() => new FormData());
  const texts = [...form].flatMap(([name, value]) =>
    typeof value === "string" && name.length <= 40
      ? [[name, value.replaceAll("\0", "").slice(0, 2_000)] as const]
      : [],
  );
  const { attempt = "", ...typed } = Object.fromEntries(texts.slice(0, MOST_FIELDS));
  return { attempt: UUID.test(attempt) ? attempt.toLowerCase() : undefined, typed };
}
