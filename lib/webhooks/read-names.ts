import { z } from "zod";
import { parseKeepable } from "@/lib/domain/keepable-json";

const named = z.looseObject({
  msn: z.string(),
  reference: z.string().regex(/^[a-zA-Z0-9-]{8,64}$/),
  name: z.string().max(100),
});

/** Which payment an event is about, where it says so in a way that we know and it is of this sales unit. */
export function readNames(
  bytes: Uint8Array,
  msn: string,
): { body: unknown; reference: string | null; eventName: string | null } {
  const body = readJson(bytes);
  const parsed = named.safeParse(body);
  if (!parsed.success || parsed.data.msn !== msn)
    return { body: body ?? {}, reference: null, eventName: null };
  return { body, reference: parsed.data.reference, eventName: parsed.data.name };
}

/** Undefined where it is no JSON. */
function readJson(bytes: Uint8Array): unknown {
  try {
    return parseKeepable(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    return undefined;
  }
}
