import { randomUUID } from "node:crypto";
import type { PersonCaller } from "@/lib/access/caller";
import {
  createAdministrator,
  createMerchant,
  systemCaller,
  type TestMerchant,
} from "@/lib/testing/factories";
import type { TestPlatform } from "@/lib/testing/test-platform";
import { cancelPayment } from "@/lib/transactions/cancel-payment";
import { capturePayment } from "@/lib/transactions/capture-payment";
import { refreshPayment } from "@/lib/transactions/refresh-payment";
import { refundPayment } from "@/lib/transactions/refund-payment";
import { syncPayment } from "@/lib/transactions/sync-payment";

export type Company = {
  readonly merchant: TestMerchant;
  readonly msn: string;
  readonly people: readonly PersonCaller[];
  readonly payments: { readonly id: string; readonly reference: string }[];
};

export type Sql = (text: string, values?: unknown[]) => Promise<Record<string, unknown>[]>;

/** A company with people enough that none meets the limit of what one person may ask for in a minute. */
export async function openCompany(
  platform: TestPlatform,
  payments: number,
  people: number,
): Promise<Company> {
  const merchant = await createMerchant();
  await platform.connect(merchant);
  const msn = merchant.units[0] ?? "";
  const made: Company["payments"] = [];
  for (let at = 0; at < payments; at += 1) {
    const reference = await platform.approved(msn, 10_000);
    const pulled = await syncPayment.call(systemCaller(merchant, "payment:sync"), { msn, reference });
    if (!pulled.ok) throw new Error(pulled.error.code);
    made.push({ id: pulled.value.paymentId, reference });
  }
  const staff: PersonCaller[] = [];
  for (let at = 0; at < people; at += 1) staff.push(await createAdministrator(merchant));
  return { merchant, msn, people: staff, payments: made };
}

export type Turn = { readonly key: string; readonly code: string };

/** One thing that someone does with one payment, as the row says that it stands. `draw` gives numbers from 0 to 1. */
export async function takeTurn(
  company: Company,
  { sql, draw, platform }: { sql: Sql; draw: () => number; platform: TestPlatform },
): Promise<Turn> {
  const pick = <T>(of: readonly T[]): T => {
    const found = of[Math.floor(draw() * of.length)];
    if (found === undefined) throw new Error("nothing to pick from");
    return found;
  };
  const [payment, person, key] = [pick(company.payments), pick(company.people), randomUUID()];
  const [row] = await sql("select version from payments where id = $1", [payment.id]);
  const asked = { paymentId: payment.id, seenVersion: Number(row?.["version"]), idempotencyKey: key };
  const amountMinor = 100 + Math.floor(draw() * 30) * 100;
  const [kind, luck] = [draw(), draw()];
  const path = kind < 0.55 ? "/capture" : kind < 0.9 ? "/refund" : "/cancel";
  if (luck < 0.15) platform.order(path, "apply_then_drop");
  else if (luck < 0.25) platform.order(path, "drop_before_apply");
  if (luck > 0.95) {
    await refreshPayment.call(systemCaller(company.merchant, "payment:sync"), { paymentId: payment.id });
    return { key, code: "read" };
  }
  const done =
    path === "/capture"
      ? await capturePayment.call(person, { ...asked, amountMinor })
      : path === "/refund"
        ? await refundPayment.call(person, { ...asked, amountMinor })
        : await cancelPayment.call(person, asked);
  return { key, code: done.ok ? done.value.outcome : done.error.code };
}
