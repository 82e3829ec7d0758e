import { randomBytes } from "node:crypto";
import { expect, test } from "vitest";
import { grants, memberships, users } from "@/db/schema/users";
import { now } from "@/lib/clock";
import { createMerchant } from "@/lib/testing/factories";
import { useTestDatabase } from "@/lib/testing/test-db";
import { checkPassword } from "./check-password";
import { asDirectory } from "./directory";
import { hashPassword } from "./password";
import { recordFailedSignIn } from "./record-failed-sign-in";

const db = useTestDatabase();

test("a wrong password stands in the log of each company of that person, and of no other", async () => {
  const [first, second, other] = [await createMerchant(), await createMerchant(), await createMerchant()];
  const email = `${randomBytes(5).toString("hex")}@example.test`;
  const passwordHash = await hashPassword("correct-horse-battery");
  const userId = await asDirectory(async (tx) => {
    const [row] = await tx
      .insert(users)
      .values({ name: "Lars Holm", country: "DK", email, passwordHash })
      .returning({ id: users.id });
    const id = row?.id ?? "";
    for (const { id: merchantId } of [first, second]) {
      await tx.insert(memberships).values({ merchantId, userId: id });
      await tx.insert(grants).values({ merchantId, userId: id, role: "assistant" });
    }
    return id;
  });
  await checkPassword(email, "wrong", "192.0.2.9");
  await checkPassword(email, "correct-horse-battery", "192.0.2.9");
  await checkPassword(`nobody-${email}`, "wrong", "192.0.2.9");
  const rows = () =>
    db.sql(
      "select merchant_id as merchant, action, subject, ip, result, details from audit_log order by merchant_id",
    );
  // Written beside the answer, which does not wait for it.
  await expect.poll(rows).toHaveLength(2);
  const written = await rows();
  expect(new Set(written.map(({ merchant }) => merchant))).toEqual(new Set([first.id, second.id]));
  expect(written.some(({ merchant }) => merchant === other.id)).toBe(false);
  for (const row of written)
    expect(row).toMatchObject({
      action: "sign_in.failed",
      subject: `user:${userId}`,
      ip: "192.0.2.9",
      result: "failed",
      details: { method: "password" },
    });
});

test("a company that took the person out is told nothing, and the log is not filled without end", async () => {
  const [present, former] = [await createMerchant(), await createMerchant()];
  const userId = await asDirectory(async (tx) => {
    const [row] = await tx
      .insert(users)
      .values({ name: "Ola Berg", country: "NO" })
      .returning({ id: users.id });
    const id = row?.id ?? "";
    await tx.insert(memberships).values({ merchantId: present.id, userId: id });
    await tx.insert(memberships).values({ merchantId: former.id, userId: id, removedAt: now() });
    return id;
  });
  const attempt = { method: "bankid-no", reason: "eid_refused" } as const;
  for (let times = 0; times < 25; times += 1) await recordFailedSignIn(userId, attempt, "192.0.2.9");
  const rows = await db.sql("select merchant_id, details from audit_log where subject = $1", [
    `user:${userId}`,
  ]);
  expect(rows).toHaveLength(20);
  expect(new Set(rows.map((row) => row["merchant_id"]))).toEqual(new Set([present.id]));
  expect(rows[0]).toMatchObject({ details: attempt });
});
