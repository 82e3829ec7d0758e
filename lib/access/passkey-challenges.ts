import "server-only";
import { randomBytes } from "node:crypto";
import { and, eq, gt } from "drizzle-orm";
import { passkeyChallenges } from "@/db/schema/second-factors";
import { now } from "@/lib/clock";
import { asDirectory } from "./directory";

/** To add a passkey, or to show one. What was signed for the one serves nothing for the other. */
type Use = "add" | "show";

const VALID_MS = 5 * 60_000;

/** Something new for a device to sign in this session, in place of what it was asked before. */
export async function askDevice(sessionId: string, use: Use): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = new Uint8Array(randomBytes(32));
  const asked = { use, challenge: Buffer.from(bytes).toString("base64url"), askedAt: now() };
  await asDirectory((tx) =>
    tx
      .insert(passkeyChallenges)
      .values({ sessionId, ...asked })
      .onConflictDoUpdate({ target: passkeyChallenges.sessionId, set: asked }),
  );
  return bytes;
}

/** What the device was asked, in base64url, once: whoever comes with the same answer again finds nothing. */
export async function takeChallenge(sessionId: string, use: Use): Promise<string | undefined> {
  const since = new Date(now().getTime() - VALID_MS);
  const [taken] = await asDirectory((tx) =>
    tx
      .delete(passkeyChallenges)
      .where(
        and(
          eq(passkeyChallenges.sessionId, sessionId),
          eq(passkeyChallenges.use, use),
          gt(passkeyChallenges.askedAt, since),
        ),
      )
      .returning({ challenge: passkeyChallenges.challenge }),
  );
  return taken?.challenge;
}
