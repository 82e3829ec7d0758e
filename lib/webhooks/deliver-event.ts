import { findRegistration } from "@/lib/access/directory";
import { databaseAnswers } from "@/lib/observability/watch-database";
import { MOST_BYTES, receiveEvent } from "./receive-event";

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * Answers one delivery of the platform: 200 when it is kept (also the second time), 401 for a wrong signature, 404 for an
 * unknown registration, 413 above 64 kB, 503 without a database, so that it is sent again. No answer has a body. The payment
 * is read later, by the worker. The proxy, which does all this for pages, would cost more here than everything else.
 */
export async function deliverEvent(request: Request, registrationId: string): Promise<Response> {
  return new Response(null, { status: await deliver(request, registrationId), headers: HEADERS });
}

const HEADERS = { "cache-control": "no-store", "content-security-policy": "default-src 'none'" };

async function deliver(request: Request, registrationId: string): Promise<number> {
  if (!(await databaseAnswers())) return 503;
  const registration = UUID.test(registrationId) ? await ownerOf(registrationId) : undefined;
  if (!registration) return 404;
  const body = await readBody(request);
  if (!body) return 413;
  const { merchantId, msn } = registration;
  const caller = {
    kind: "event",
    id: registrationId,
    merchantId,
    permissions: ["webhook:receive"],
    units: [msn],
  } as const;
  const header = (name: string) => request.headers.get(name) ?? "";
  const received = await receiveEvent.call(caller, {
    registrationId,
    body,
    date: header("x-ms-date"),
    contentHash: header("x-ms-content-sha256"),
    authorization: header("authorization"),
  });
  if (received.ok) return 200;
  return received.error.code === "registration_not_found" ? 404 : 401;
}

type Owner = NonNullable<Awaited<ReturnType<typeof findRegistration>>>;

// Whose a registration is never changes. Whether it still stands is asked each time, inside the door.
const owners = new Map<string, Owner>();

async function ownerOf(registrationId: string): Promise<Owner | undefined> {
  const known = owners.get(registrationId);
  if (known) return known;
  const found = await findRegistration(registrationId);
  if (found) owners.set(registrationId, found);
  return found;
}

/** The raw bytes, or undefined above the limit: what is signed are bytes, not what a parser makes of them. */
async function readBody(request: Request): Promise<Uint8Array | undefined> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = request.body?.getReader();
  for (;;) {
    const part = await reader?.read();
    if (!part || part.done) return Buffer.concat(chunks);
    size += part.value.byteLength;
    if (size > MOST_BYTES) {
      await reader?.cancel();
      return undefined;
    }
    chunks.push(part.value);
  }
}
