import { randomUUID } from "node:crypto";
import { afterEach, expect, test } from "vitest";
import { dueOperations } from "@/lib/access/waiting-work";
import { shiftClock } from "@/lib/clock";
import { createAdministrator, createMerchant, systemCaller } from "@/lib/testing/factories";
import { importPayment } from "@/lib/testing/money";
import { useTestDatabase } from "@/lib/testing/test-db";
import { useTestPlatform } from "@/lib/testing/test-platform";
import { capturePayment } from "./capture-payment";
import { resolveOperation } from "./resolve-operation";

const db = useTestDatabase();
const platform = useTestPlatform();
const DAY = 24 * 3_600_000;

afterEach(() => shiftClock(0));

test.each([
  ["apply_then_drop", "succeeded"],
  ["drop_before_apply", "needs_review"],
] as const)(
  "a clock that was a day ahead keeps no operation waiting for a day: %s, %s",
  async (fault, state) => {
    const merchant = await createMerchant();
    await platform.connect(merchant);
    const boss = await createAdministrator(merchant);
    const msn = merchant.units[0] ?? "";
    const payment = await importPayment(db, merchant, msn, await platform.approved(msn));
    const operationId = randomUUID();
    shiftClock(DAY);
    platform.order("/capture", fault);
    const asked = { paymentId: payment.id, seenVersion: payment.version, idempotencyKey: operationId };
    expect(await capturePayment.call(boss, asked)).toMatchObject({ ok: true, value: { outcome: "unknown" } });
    await db.sql("update operations set lease_until = next_at where id = $1", [operationId]);
    shiftClock(0);
    expect((await dueOperations(1_000)).map(({ id }) => id)).toContain(operationId);
    const resolved = await resolveOperation.call(systemCaller(merchant, "operation:resolve"), {
      operationId,
    });
    expect(resolved).toEqual({ ok: true, value: { state } });
  },
);
