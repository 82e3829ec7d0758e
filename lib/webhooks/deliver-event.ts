import { findRegistration } from "@/lib/access/directory";
import { databaseAnswers } from "@/lib/observability/watch-database";
import { goTogether } from "./go-together";
import { type Delivery, MOST_BYTES, MOST_TOGETHER, receiveEvents } from "./receive-events";

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
  if (!UUID.test(registrationId) || !(await ownerOf(registrationId))) return 404;
  const body = await readBody(request);
  if (!body) return 413;
  const header = (name: string) => request.headers.get(name) ?? "";
  const outcome = await receive(registrationId, {
    body,
    date: header("x-ms-date"),
    contentHash: header("x-ms-content-sha256"),
    authorization: header("authorization"),
  });
  return STATUS[outcome];
}

const STATUS = { kept: 200, known: 200, bad_signature: 401, registration_not_found: 404 } as const;

/**
 * Deliveries that come to a registration while others of it are being kept are kept together: a commit waits for the disk, and
 * one that wakes the worker waits for every other such commit too. Two groups at once, so that while the disk writes the one, the
 * other is being read and verified.
 */
const receive = goTogether(
  { most: MOST_TOGETHER, aside: 2 },
  async (id: string, deliveries: readonly Delivery[]) => {
    const registration = await ownerOf(id);
    if (!registration) return deliveries.map(() => "registration_not_found" as const);
    const { merchantId, msn } = registration;
    const caller = { kind: "event", id, merchantId, permissions: ["webhook:receive"], units: [msn] } as const;
    const received = await receiveEvents.call(caller, { registrationId: id, deliveries: [...deliveries] });
    if (received.ok) return received.value;
    // What comes with headers that are no text or bytes beyond the limit never gets here.
    if (received.error.code !== "registration_not_found") throw new Error(received.error.code);
    return deliveries.map(() => "registration_not_found" as const);
  },
);

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
