import { eq } from "drizzle-orm";
import { encode } from "next-auth/jwt";
import { grants, memberships, users } from "@/db/schema/users";
import { authCookies } from "@/lib/access/auth-cookies";
import { asDirectory } from "@/lib/access/directory";
import { openSession } from "@/lib/access/session-store";
import { inWriteTransaction } from "@/lib/access/tenant-db";
import { env } from "@/lib/env";
import { IDENTITIES, type Identity } from "@/lib/testing/access-identities";
import type { Merchant } from "./merchants";
import { type Position, person } from "./people";

/** The ids of one person for each identity; nobody has none. */
export type Cast = Record<Exclude<Identity, "nobody">, string>;

const DAY = 24 * 60 * 60_000;

/** Puts one person on the stage for each identity of the policy; `elsewhere` is where the stranger administers. */
export async function castOf(company: Merchant, elsewhere: Merchant): Promise<Cast> {
  const [first = "", second = ""] = company.units.map(({ msn }) => msn);
  const positions: Record<Identity, Position | null> = {
    nobody: null,
    owing: {},
    stranger: {},
    administrator: {},
    manager: { role: "sales_unit_manager", units: [first] },
    managerElsewhere: { role: "sales_unit_manager", units: [second] },
    assistant: { role: "assistant", units: [first] },
    assistantWithPayments: { role: "assistant", units: [first], extras: ["transaction_management"] },
    assistantWithKeys: { role: "assistant", units: [first], extras: ["developer"] },
    accountant: { role: "accountant", units: [first] },
    expired: {},
    notYet: {},
    invited: { invited: true },
    removed: {},
    disabled: {},
  };
  const cast: Record<string, string> = {};
  for (const identity of IDENTITIES) {
    const position = positions[identity];
    if (!position) continue;
    const { id } = await person(identity === "stranger" ? elsewhere : company, {
      ...position,
      name: `Cast ${identity}`,
    });
    cast[identity] = id;
  }
  const complete = cast as Cast; // safe: a position stands there for every identity but nobody
  await bring(company, complete);
  return complete;
}

/** What became of those whose time is over or has not come. */
async function bring({ id: merchantId }: Merchant, cast: Cast): Promise<void> {
  const at = (days: number) => new Date(Date.now() + days * DAY);
  await inWriteTransaction({ merchantId, reach: "all" }, async (tx) => {
    const grant = (id: string) => eq(grants.userId, id);
    const membership = (id: string) => eq(memberships.userId, id);
    await tx
      .update(grants)
      .set({ validFrom: at(-9), validUntil: at(-1) })
      .where(grant(cast.expired));
    await tx
      .update(grants)
      .set({ validFrom: at(1) })
      .where(grant(cast.notYet));
    await tx
      .update(memberships)
      .set({ removedAt: at(-1) })
      .where(membership(cast.removed));
  });
  await asDirectory((tx) =>
    tx
      .update(users)
      .set({ disabledAt: at(-1) })
      .where(eq(users.id, cast.disabled)),
  );
}

/** The header of a session that has just begun: fresh, and nobody else's to end. By `password` a second factor is still owed. */
export async function cookieOf(
  userId: string | undefined,
  method: "bankid-no" | "password" = "bankid-no",
): Promise<Record<string, string>> {
  if (!userId) return {};
  const sid = await openSession({ userId, method, ip: "127.0.0.1", userAgent: "matrix" });
  const value = await encode({ token: { sid }, secret: env.sessionSecret, maxAge: 3_600 });
  return { cookie: `${authCookies().sessionToken.name}=${value}` };
}
