import "server-only";
import { and, eq, not, sql } from "drizzle-orm";
import { totpFactors } from "@/db/schema/second-factors";
import { env } from "@/lib/env";
import { asDirectory } from "./directory";
import { resealApp } from "./totp-factor";

const AT_ONCE = 500;

/** Encrypts the secrets of people's authenticator apps under the present SECRETS_KEY. Answers how many were under another. */
export async function resealApps(): Promise<number> {
  const { userId, sealedSecret } = totpFactors;
  const former = not(sql`starts_with(${sealedSecret}, ${`v1.${env.SECRETS_KEY_ID}.`})`);
  let moved = 0;
  for (;;) {
    const rows = await asDirectory((tx) =>
      tx.select({ userId, sealed: sealedSecret }).from(totpFactors).where(former).limit(AT_ONCE),
    );
    for (const row of rows) {
      const anew = resealApp(row.userId, row.sealed);
      const same = and(eq(userId, row.userId), eq(sealedSecret, row.sealed));
      await asDirectory((tx) => tx.update(totpFactors).set({ sealedSecret: anew }).where(same));
    }
    moved += rows.length;
    if (rows.length < AT_ONCE) return moved;
  }
}
