import { createHash } from "node:crypto";
import { z } from "zod";
import { type Change, defineUseCase, type Scope } from "@/lib/access/use-case";
import { now } from "@/lib/clock";
import { fail, ok, type Result } from "@/lib/domain/result";
import { signatureIsRight } from "@/lib/payments-api/webhook-signature";
import { findKnown } from "./known-registrations";
import { readNames } from "./read-names";
import { readScan } from "./read-scan";
import { findStanding, insertEvents, insertScan, type NewEvent } from "./repository";

export type ReceiveFailure = { code: "registration_not_found" };

/** Most bytes of a delivery that are read at all. */
export const MOST_BYTES = 64 * 1024;

/** What became of one delivery: `known` was kept before. */
export type Outcome = "kept" | "known" | "bad_signature";

const delivery = z.strictObject({
  body: z.custom<Uint8Array>((body) => body instanceof Uint8Array && body.byteLength <= MOST_BYTES),
  /** The headers x-ms-date, x-ms-content-sha256 and Authorization, as they came. */
  date: z.string(),
  contentHash: z.string(),
  authorization: z.string(),
});

export type Delivery = z.output<typeof delivery>;

/** Most deliveries that are kept in one transaction. */
export const MOST_TOGETHER = 50;

/**
 * Keeps events of the platform that came to one registration: each verified on its raw bytes, once however often it comes, and
 * not believed before the worker has read the payment. Events that we do not know are kept as well, since refusing one would
 * hold up all later ones. Answers one outcome per delivery, when all that it says is kept is committed.
 */
export const receiveEvents = defineUseCase({
  permission: "webhook:receive",
  input: z.strictObject({
    registrationId: z.uuid(),
    deliveries: z.array(delivery).min(1).max(MOST_TOGETHER),
  }),
  async run(scope, { registrationId, deliveries }): Promise<Result<readonly Outcome[], ReceiveFailure>> {
    const known = await findKnown(scope, registrationId);
    if (!known) return fail({ code: "registration_not_found" });
    const { msn, url, secret } = known;
    const events = deliveries.map((one) =>
      signatureIsRight(secret, { url, ...one }) ? readEvent(one.body, msn) : undefined,
    );
    const genuine = events.filter((event) => event !== undefined);
    if (genuine.length === 0) return ok(events.map(() => "bad_signature"));
    const fresh = await keep(scope, registrationId, msn, genuine);
    if (!fresh) return fail({ code: "registration_not_found" });
    return ok(events.map((event) => outcomeOf(event, fresh)));
  },
});

type ReadEvent = NewEvent & { readonly scan: ReturnType<typeof readScan> };

function readEvent(body: Uint8Array, msn: string): ReadEvent {
  const names = readNames(body, msn);
  const unnamed = names.reference === null;
  return {
    bodySha256: createHash("sha256").update(body).digest("hex"),
    receivedAt: now(),
    appliedAt: unnamed ? now() : null,
    ...names,
    scan: unnamed ? readScan(names.body, msn) : undefined,
  };
}

/** The hashes of those that were not known before; undefined where the registration stands no more. */
function keep(
  { write, merchantId }: Scope,
  registrationId: string,
  msn: string,
  events: readonly ReadEvent[],
): Promise<ReadonlySet<string> | undefined> {
  return write(async (tx): Promise<Change<ReadonlySet<string> | undefined>> => {
    const fresh = await insertEvents(tx, registrationId, events);
    if (fresh.size === 0) {
      const standing = await findStanding(tx, registrationId);
      return { value: standing && fresh, audit: "unchanged" };
    }
    for (const { scan, bodySha256 } of events)
      if (scan && fresh.has(bodySha256)) await insertScan(tx, { merchantId, msn, ...scan });
    return { value: fresh, audit: "own-record" };
  });
}

function outcomeOf(event: ReadEvent | undefined, fresh: ReadonlySet<string>): Outcome {
  if (!event) return "bad_signature";
  return fresh.has(event.bodySha256) ? "kept" : "known";
}
