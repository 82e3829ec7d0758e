import { createHash } from "node:crypto";
import { z } from "zod";
import { type Change, defineUseCase } from "@/lib/access/use-case";
import { now } from "@/lib/clock";
import { fail, ok, type Result } from "@/lib/domain/result";
import { signatureIsRight } from "@/lib/payments-api/webhook-signature";
import { findKnown } from "./known-registrations";
import { readNames } from "./read-names";
import { readScan } from "./read-scan";
import { findStanding, insertEvent, insertScan } from "./repository";

export type ReceiveFailure = { code: "registration_not_found" } | { code: "bad_signature" };

/** Most bytes of a delivery that are read at all. */
export const MOST_BYTES = 64 * 1024;

type Received = Result<{ fresh: boolean }, ReceiveFailure>;

/**
 * Keeps an event of the platform: verified on the raw bytes, once however often it comes, and not believed before the worker
 * has read the payment. Events that we do not know are kept as well, since refusing one would hold up all later ones.
 */
export const receiveEvent = defineUseCase({
  permission: "webhook:receive",
  input: z.strictObject({
    registrationId: z.uuid(),
    body: z.custom<Uint8Array>((body) => body instanceof Uint8Array && body.byteLength <= MOST_BYTES),
    /** The headers x-ms-date, x-ms-content-sha256 and Authorization, as they came. */
    date: z.string(),
    contentHash: z.string(),
    authorization: z.string(),
  }),
  async run(scope, { registrationId, body, ...headers }): Promise<Received> {
    const known = await findKnown(scope, registrationId);
    if (!known) return fail({ code: "registration_not_found" });
    const { msn, url, secret } = known;
    if (!signatureIsRight(secret, { url, body, ...headers })) return fail({ code: "bad_signature" });
    const bodySha256 = createHash("sha256").update(body).digest("hex");
    const names = readNames(body, msn);
    const appliedAt = names.reference === null ? now() : null;
    const event = { registrationId, bodySha256, receivedAt: now(), appliedAt, ...names };
    const scan = names.reference === null ? readScan(names.body, msn) : undefined;
    return scope.write(async (tx): Promise<Change<Received>> => {
      if (await insertEvent(tx, event)) {
        if (scan) await insertScan(tx, { merchantId: scope.merchantId, msn, ...scan });
        return { value: ok({ fresh: true }), audit: "own-record" };
      }
      const standing = await findStanding(tx, registrationId);
      const value: Received = standing ? ok({ fresh: false }) : fail({ code: "registration_not_found" });
      return { value, audit: "unchanged" };
    });
  },
});
