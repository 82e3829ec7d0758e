import "server-only";
import type { NextRequest } from "next/server";

/** What next.config.ts lets an action be sent (serverActions.bodySizeLimit); Next itself answers more of it with 500. */
const MOST_BYTES = 64 * 1024;
/** As browsers write it. Two readers take such a body apart after us, and must find the same in it. */
const FORM_TYPE = /^multipart\/form-data; ?boundary=[\w-]{1,70}$/;

/**
 * Why what was sent to an action is no form of ours, or undefined. React's reader knows references, functions, streams and
 * promises; it has had a hole that ran a stranger's code (CVE-2025-55182), and Next answers whatever it can't read with 500. Our
 * pages send texts under names, so nothing else gets as far.
 */
export async function faultOfForm(request: NextRequest): Promise<"too_large" | "unreadable" | undefined> {
  const { method, headers } = request;
  const type = headers.get("content-type") ?? "";
  const pressed = headers.has("next-action");
  if (method !== "POST" || !(pressed || /^multipart\/form-data/i.test(type))) return undefined;
  if (Number(headers.get("content-length") ?? 0) > MOST_BYTES) return "too_large";
  if (!FORM_TYPE.test(type)) return "unreadable";
  const bytes = await readBody(request);
  if (bytes === "too_large") return bytes;
  const sent = new Response(bytes, { headers: { "content-type": type } });
  const form = await sent.formData().catch(() => undefined);
  const known = form && (pressed ? isPress(form) : isPlainForm(form));
  return known ? undefined : "unreadable";
}

/** Nothing where who sends it hangs up: Next waits for the end of a body that has none. */
async function readBody({ body, signal }: NextRequest): Promise<Uint8Array<ArrayBuffer> | "too_large"> {
  const reader = body?.getReader();
  if (!reader) return new Uint8Array();
  const gone = new Promise<undefined>((resolve) => {
    if (signal.aborted) resolve(undefined);
    signal.addEventListener("abort", () => resolve(undefined), { once: true });
  });
  const parts: Uint8Array[] = [];
  let size = 0;
  for (;;) {
    const part = await Promise.race([reader.read().catch(() => undefined), gone]);
    if (!part) return new Uint8Array();
    if (part.done) return new Uint8Array(Buffer.concat(parts));
    size += part.value.byteLength;
    if (size > MOST_BYTES) return "too_large";
    parts.push(part.value);
  }
}

/** The arguments under "0", the last of which is a form, and that form's fields under names that begin with its number. */
function isPress(form: FormData): boolean {
  const [text, ...more] = form.getAll("0");
  const args = typeof text === "string" && more.length === 0 ? parsed(text) : undefined;
  if (!Array.isArray(args) || args.length > 3) return false;
  const [, number] = /^\$K([0-9a-f]{1,4})$/.exec(String(args.at(-1))) ?? [];
  if (!number || !args.slice(0, -1).every((arg) => isPlain(arg, 0))) return false;
  const own = `_${number}_`;
  return [...form].every(
    ([name, value]) => typeof value === "string" && (name === "0" || name.startsWith(own)),
  );
}

/** A form that a browser sends without a script. None of ours has arguments, which would stand under references. */
function isPlainForm(form: FormData): boolean {
  return [...form].every(([name, value]) => typeof value === "string" && !name.startsWith("$ACTION_REF_"));
}

const DEEPEST = 8;

/** JSON without what React reads more into: a text that begins with $ names something else. */
function isPlain(value: unknown, depth: number): boolean {
  if (typeof value === "string") return /^(?!\$)|^\$\$|^\$undefined$/.test(value);
  if (typeof value !== "object" || value === null) return true;
  return depth < DEEPEST && Object.values(value).every((inner) => isPlain(inner, depth + 1));
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
