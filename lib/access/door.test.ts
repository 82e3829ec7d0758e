import { eq } from "drizzle-orm";
import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { payments } from "@/db/schema/payments";
import { shiftClock } from "@/lib/clock";
import { ok, type Result } from "@/lib/domain/result";
import {
  createAdministrator,
  createMerchant,
  createPerson,
  insertPayment,
  type TestMerchant,
} from "@/lib/testing/factories";
import { useTestDatabase } from "@/lib/testing/test-db";
import { findBrokenLink } from "./audit-chain";
import { keepSecret, openSecret } from "./secrets";
import { inReadTransaction, inWriteTransaction } from "./tenant-db";
import { defineUseCase } from "./use-case";

const db = useTestDatabase();
let ours: TestMerchant;
let theirs: TestMerchant;

beforeAll(async () => {
  ours = await createMerchant(2);
  theirs = await createMerchant();
  for (const msn of ours.units) await insertPayment(ours, { msn });
  await insertPayment(theirs);
});

const seenPayments = defineUseCase({
  permission: "transaction:view",
  input: z.strictObject({}),
  run: async (scope): Promise<Result<{ merchantId: string; msn: string }[], never>> =>
    ok(
      await scope.read((tx) =>
        tx.select({ merchantId: payments.merchantId, msn: payments.msn }).from(payments),
      ),
    ),
});

const describePayment = defineUseCase({
  permission: "note:write",
  input: z.strictObject({ id: z.uuid(), keep: z.boolean() }),
  run: async (scope, { id, keep }): Promise<Result<number, never>> =>
    ok(
      await scope.write(async (tx) => {
        const changed = await tx
          .update(payments)
          .set({ description: "changed" })
          .where(eq(payments.id, id))
          .returning();
        const audit = { action: "payment.described", subject: `payment:${id}` };
        return { value: changed.length, audit: keep ? audit : ("unchanged" as const) };
      }),
    ),
});

describe("the door", () => {
  it("shows an administrator every unit of the company and nothing of another", async () => {
    const seen = await seenPayments.call(await createAdministrator(ours), {});
    expect(seen.ok && seen.value.map(({ msn }) => msn).sort()).toEqual([...ours.units].sort());
  });

  it("shows an assistant only the sales units that were granted, without any filter in the query", async () => {
    const unit = ours.units[1] ?? "";
    const seen = await seenPayments.call(
      await createPerson(ours, [{ role: "assistant", extras: [], unit }]),
      {},
    );
    expect(seen).toEqual({ ok: true, value: [{ merchantId: ours.id, msn: unit }] });
  });

  it("refuses who has no grant, and writes the refusal into the audit log", async () => {
    const nobody = await createPerson(ours, []);
    expect(await seenPayments.call(nobody, {})).toEqual({
      ok: false,
      error: { code: "forbidden", permission: "transaction:view" },
    });
    const rows = await db.sql("select subject from audit_log where actor_id = $1", [nobody.id]);
    expect(rows).toEqual([{ subject: "permission:transaction:view" }]);
  });

  it("refuses input with a field that nobody asked for", async () => {
    const hostile = JSON.parse('{"id":"1","role":"administrator"}');
    const refused = await describePayment.call(await createAdministrator(ours), hostile);
    expect(refused).toMatchObject({ ok: false, error: { code: "invalid_input" } });
  });

  it("changes nothing of another company, even with its payment's id", async () => {
    const foreign = await insertPayment(theirs);
    const changed = await describePayment.call(await createAdministrator(ours), {
      id: foreign.id,
      keep: true,
    });
    expect(changed).toEqual({ ok: true, value: 0 });
  });

  it("keeps a change with its audit row, and rolls back one that says unchanged", async () => {
    const admin = await createAdministrator(ours);
    const [kept, dropped] = [await insertPayment(ours), await insertPayment(ours)];
    await describePayment.call(admin, { id: kept.id, keep: true });
    await describePayment.call(admin, { id: dropped.id, keep: false });
    const rows = await db.sql(
      "select id, description from payments where id = any($1) order by description",
      [[kept.id, dropped.id]],
    );
    expect(rows).toEqual([
      { id: kept.id, description: "changed" },
      { id: dropped.id, description: null },
    ]);
    expect(await db.sql("select 1 from audit_log where subject = $1", [`payment:${dropped.id}`])).toEqual([]);
  });

  it("refuses at the database what a read transaction tries to write", async () => {
    const writing = inReadTransaction({ merchantId: ours.id, reach: "all" }, (tx) =>
      tx.execute("delete from payment_notes"),
    );
    await expect(writing).rejects.toThrow();
  });
});

describe("the audit chain", () => {
  it("is whole after writing from many sides at once, and names the first row that was changed", async () => {
    const merchant = await createMerchant();
    const admin = await createAdministrator(merchant);
    const { id } = await insertPayment(merchant);
    await Promise.all(Array.from({ length: 12 }, () => describePayment.call(admin, { id, keep: true })));
    const check = () =>
      inReadTransaction({ merchantId: merchant.id, reach: "all" }, (tx) => findBrokenLink(tx, merchant.id));
    expect(await check()).toBeUndefined();
    await db.sql("alter table audit_log disable trigger audit_log_insert_only");
    await db.sql("update audit_log set details = '{\"x\":1}' where merchant_id = $1 and seq = 5", [
      merchant.id,
    ]);
    await db.sql("alter table audit_log enable trigger audit_log_insert_only");
    expect(await check()).toBe(5);
  });

  it("cannot be changed by the portal itself", async () => {
    const tamper = inWriteTransaction({ merchantId: ours.id, reach: "all" }, (tx) =>
      tx.execute("update audit_log set action = 'x'"),
    );
    await expect(tamper).rejects.toThrow();
  });
});

describe("kept secrets", () => {
  it("come back in clear, are not readable in the table, and cannot be moved to another place", async () => {
    const place = { owner: "api-keys:123456", name: "client-secret" };
    const bounds = { merchantId: ours.id, reach: "all" } as const;
    await inWriteTransaction(bounds, (tx) => keepSecret(tx, ours.id, place, "s3cret-value"));
    const read = () => inReadTransaction(bounds, (tx) => openSecret(tx, ours.id, place));
    expect(await read()).toBe("s3cret-value");
    const [row] = await db.sql("select ciphertext from secrets where merchant_id = $1", [ours.id]);
    expect(String(row?.["ciphertext"])).not.toContain("s3cret");
    await db.sql("update secrets set name = 'other' where merchant_id = $1", [ours.id]);
    await expect(
      inReadTransaction(bounds, (tx) => openSecret(tx, ours.id, { ...place, name: "other" })),
    ).rejects.toThrow();
  });

  // A tag that was cut to four bytes was accepted: whoever may write the table had one chance in 2^32 per try to forge a secret.
  it("with a shortened seal is not opened", async () => {
    const place = { owner: "api-keys:654399", name: "client-secret" };
    const bounds = { merchantId: ours.id, reach: "all" } as const;
    await inWriteTransaction(bounds, (tx) => keepSecret(tx, ours.id, place, "s3cret-value"));
    // The last part is the tag: 16 bytes in 22 characters, of which 6 hold its first 4 bytes.
    await db.sql("update secrets set ciphertext = left(ciphertext, -16) where owner = $1", [place.owner]);
    await expect(inReadTransaction(bounds, (tx) => openSecret(tx, ours.id, place))).rejects.toThrow();
  });
});

/** Never called: these lines are checked by the compiler, and each must fail to compile. */
export function mustNotCompile(): void {
  // @ts-expect-error: a use case without a permission
  defineUseCase({ input: z.strictObject({}), run: async () => ok(1) });
  // @ts-expect-error: a permission that nobody has
  defineUseCase({ permission: "payment:steal", input: z.strictObject({}), run: async () => ok(1) });
  defineUseCase({
    permission: "transaction:view",
    input: z.strictObject({}),
    // @ts-expect-error: a write inside a read
    run: async (scope) => ok(await scope.read((tx) => tx.delete(payments))),
  });
  defineUseCase({
    permission: "transaction:view",
    input: z.strictObject({}),
    // @ts-expect-error: a write without an audit entry
    run: async (scope) => ok(await scope.write(async () => ({ value: 1 }))),
  });
}

describe("what needs a fresh sign-in", () => {
  const guarded = defineUseCase({
    permission: "developer:manage",
    fresh: true,
    input: z.strictObject({}),
    run: async (): Promise<Result<string, never>> => ok("the key"),
  });
  afterEach(() => shiftClock(0));

  it("is done within five minutes of signing in, and refused after them", async () => {
    const admin = await createAdministrator(ours);
    expect(await guarded.call(admin, {})).toEqual({ ok: true, value: "the key" });
    shiftClock(5 * 60_000 + 2_000);
    expect(await guarded.call(admin, {})).toEqual({ ok: false, error: { code: "needs_fresh_sign_in" } });
  });

  it("is still refused to who lacks the permission, however fresh", async () => {
    const assistant = await createPerson(ours, [{ role: "assistant", extras: [], unit: "all" }]);
    expect(await guarded.call(assistant, {})).toMatchObject({ error: { code: "forbidden" } });
  });
});
