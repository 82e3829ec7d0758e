import type { Context } from "hono";
import type { z } from "zod";
import { isStorable } from "../storable";

/** The body of a control call, or the 400 that says in one sentence what is wrong with it. */
export async function readOrder<S extends z.ZodType>(
  c: Context,
  schema: S,
): Promise<{ order: z.output<S> } | { refused: Response }> {
  let body: unknown;
  try {
    const text = await c.req.text();
    body = text.trim() === "" ? {} : JSON.parse(text);
  } catch {
    return { refused: c.json({ error: "The body is not valid JSON." }, 400) };
  }
  if (!isStorable(body)) return { refused: c.json({ error: "The body has broken characters." }, 400) };
  const parsed = schema.safeParse(body);
  if (parsed.success) return { order: parsed.data };
  const error = parsed.error.issues
    .map(({ path, message }) => `${path.join(".") || "body"}: ${message}`)
    .join("; ");
  return { refused: c.json({ error }, 400) };
}
