import { randomBytes, randomUUID } from "node:crypto";
import type { Page } from "@playwright/test";
import { eq } from "drizzle-orm";
import { encode } from "next-auth/jwt";
import { grants, memberships, users } from "@/db/schema/users";
import { authCookies } from "@/lib/access/auth-cookies";
import { asDirectory } from "@/lib/access/directory";
import { type EidCountry, hashNin } from "@/lib/access/nin-hash";
import { hashPassword } from "@/lib/access/password";
import { openSession } from "@/lib/access/session-store";
import type { ExtraPermission, Role } from "@/lib/domain/permission";
import { env } from "@/lib/env";
import { TEST_PEOPLE } from "@/lib/sandbox/test-people";
import type { Merchant } from "./merchants";

export type Person = { id: string; name: string; email?: string; password?: string };

export type Position = {
  /** Administrator when absent. */
  role?: Role;
  extras?: readonly ExtraPermission[];
  /** MSNs; all of the company when absent. */
  units?: readonly string[];
  name?: string;
  /** Has not said yes to it. */
  invited?: true;
};

/** Someone who works for the company in that position. `null` for the company: someone who works nowhere. */
export async function person(merchant: Merchant | null, position: Position = {}): Promise<Person> {
  const { name = "Robin Test" } = position;
  const id = await insertUser({ name, country: "NO" });
  if (merchant) await hire(merchant, id, position);
  return { id, name };
}

/** The same with an e-mail address and a password, which only people in Denmark and Finland sign in with. */
export async function personWithPassword(
  merchant: Merchant,
  country: "DK" | "FI",
  position: Position = {},
): Promise<Required<Person>> {
  const { name = "Robin Test" } = position;
  const email = `robin-${randomBytes(5).toString("hex")}@example.test`;
  const password = randomBytes(12).toString("base64url");
  const id = await insertUser({ name, country, email, passwordHash: await hashPassword(password) });
  await hire(merchant, id, position);
  return { id, name, email, password };
}

/**
 * Gives one of the sandbox's test people ("kari-nordmann") a place at the company, so that the e-ID page of the sandbox
 * lets them in. The same person may be given places at several companies.
 */
export async function testPerson(merchant: Merchant, id: string, position: Position = {}): Promise<Person> {
  const known = TEST_PEOPLE.find((one) => one.id === id);
  if (!known) throw new Error(`the sandbox knows nobody called ${id}`);
  const ninHash = hashNin(known.country satisfies EidCountry, known.nin);
  const fresh = { id: randomUUID(), name: known.name, country: known.country, ninHash };
  await asDirectory((tx) => tx.insert(users).values(fresh).onConflictDoNothing());
  const [row] = await asDirectory((tx) =>
    tx.select({ id: users.id }).from(users).where(eq(users.ninHash, ninHash)),
  );
  if (!row) throw new Error(`${id} was not added`);
  await hire(merchant, row.id, position);
  return { id: row.id, name: known.name };
}

/** Signs the browser of this page in as the person, with a session like any other. The next navigation is signed in. */
export async function signIn(
  page: Page,
  { id }: Pick<Person, "id">,
  method: "bankid-no" | "password" = "bankid-no",
): Promise<void> {
  const sid = await openSession({ userId: id, method, ip: "127.0.0.1", userAgent: "test" });
  const { name } = authCookies().sessionToken;
  const value = await encode({ token: { sid }, secret: env.sessionSecret, maxAge: 3_600 });
  await page
    .context()
    .addCookies([{ name, value, url: env.PORTAL_PUBLIC_URL, httpOnly: true, sameSite: "Lax" }]);
}

async function insertUser(row: Omit<typeof users.$inferInsert, "id">): Promise<string> {
  const id = randomUUID();
  await asDirectory((tx) => tx.insert(users).values({ id, ...row }));
  return id;
}

async function hire(
  merchant: Merchant,
  userId: string,
  { role = "administrator", extras = [], units, invited }: Position,
) {
  const places = units ?? [null];
  await asDirectory(async (tx) => {
    await tx
      .insert(memberships)
      .values({ merchantId: merchant.id, userId, ...(invited && { acceptedAt: null }) })
      .onConflictDoNothing();
    await tx.insert(grants).values(
      places.map((unit) => ({
        merchantId: merchant.id,
        userId,
        role,
        transactionManagement: extras.includes("transaction_management"),
        developer: extras.includes("developer"),
        unit,
      })),
    );
  });
}
