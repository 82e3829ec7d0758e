import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { paymentCreations } from "@/db/schema/payment-creations";
import { qrScans } from "@/db/schema/qr-codes";
import type { PersonCaller } from "@/lib/access/caller";
import { inWriteTransaction } from "@/lib/access/tenant-db";
import { writeCodeName } from "@/lib/domain/qr-code";
import {
  createAdministrator,
  createMerchant,
  createPerson,
  insertPayment,
  type TestMerchant,
} from "@/lib/testing/factories";
import { useTestDatabase } from "@/lib/testing/test-db";
import { countPayments } from "./count-payments";
import { listPayments } from "./list-payments";
import type { PaymentFilter } from "./payment-filter";

useTestDatabase();
const link = randomUUID();
let merchant: TestMerchant;
let admin: PersonCaller;

/** A payment that came by a link or after a check-in, as the platform was asked for it. */
async function paid(reference: string, by: string, msn: string, kind: "link" | "qr" = "link"): Promise<void> {
  const { id } = await insertPayment(merchant, { msn, reference, description: `Ticket ${reference}` });
  const at = new Date();
  await inWriteTransaction({ merchantId: merchant.id, reach: "all" }, (tx) =>
    tx.insert(paymentCreations).values({
      ...{ merchantId: merchant.id, id: randomUUID(), msn, sourceKind: kind, sourceId: by, reference },
      ...{ amountMinor: 10_000, currency: "NOK", flow: "WEB_REDIRECT", description: "Ticket", body: "{}" },
      ...{ requestHash: "0", state: "succeeded", attempt: 1, nextAt: at, firstSentAt: at, lastSentAt: at },
      ...{ paymentId: id, createdBy: "link:test", createdAt: at },
    }),
  );
}

beforeAll(async () => {
  merchant = await createMerchant(2);
  admin = await createAdministrator(merchant);
  const [first = "", second = ""] = merchant.units;
  await paid("ticket-one-0001", link, first);
  await paid("ticket-two-0002", link, first);
  await paid("ticket-three-03", randomUUID(), first);
  await paid("ticket-elsewhere", link, second);
  await insertPayment(merchant, { reference: "ticket-at-the-till" });
});

async function listed(filter: Partial<PaymentFilter>, caller = admin): Promise<string[]> {
  const page = await listPayments.call(caller, filter);
  if (!page.ok) throw new Error(page.error.code);
  return page.value.rows.map(({ reference }) => reference).sort();
}

/** A payment that was asked for after a customer's scan of a code. */
async function scanned(reference: string, platformId: string, msn: string): Promise<void> {
  const checkIn = randomUUID();
  await inWriteTransaction({ merchantId: merchant.id, reach: "all" }, (tx) =>
    tx.insert(qrScans).values({
      ...{ merchantId: merchant.id, msn, platformId, tokenSha256: reference, scannedAt: new Date(), checkIn },
    }),
  );
  await paid(reference, checkIn, msn, "qr");
}

describe("the payments of one QR code", () => {
  const till = (msn = "", platformId = "Till 1") => writeCodeName({ msn, kind: "callback", platformId });

  beforeAll(async () => {
    const [first = "", second = ""] = merchant.units;
    await scanned("scan-one-000001", "Till 1", first);
    await scanned("scan-two-000002", "Till 1", first);
    await scanned("scan-other-till", "Till 2", first);
    await scanned("scan-other-unit", "Till 1", second);
  });

  it("are those after its scans, counted and searched like others", async () => {
    const [first, second] = merchant.units;
    expect(await listed({ code: till(first) })).toEqual(["scan-one-000001", "scan-two-000002"]);
    expect(await listed({ code: till(second) })).toEqual(["scan-other-unit"]);
    expect(await listed({ code: till(first, "Till 3") })).toEqual([]);
    expect(await listed({ code: till(first), q: "TWO" })).toEqual(["scan-two-000002"]);
    expect(await listed({ code: till(first), link })).toEqual([]);
    const counted = await countPayments.call(admin, { code: till(first) });
    expect(counted).toMatchObject({ ok: true, value: { all: 2 } });
  });

  it("are seen only within reach, and an address that names no code is refused", async () => {
    const [first = "", second] = merchant.units;
    const assistant = await createPerson(merchant, [{ role: "assistant", extras: [], unit: first }]);
    expect(await listed({ code: till(second) }, assistant)).toEqual([]);
    const stranger = await createAdministrator(await createMerchant());
    expect(await listed({ code: till(first) }, stranger)).toEqual([]);
    expect(await listPayments.call(admin, { code: "654321.c.!!" })).toMatchObject({
      error: { code: "invalid_input" },
    });
    expect(await listed({ code: `${first}.c.A` })).toEqual([]);
  });
});

describe("the payments of one link", () => {
  it("are those that came by it, and the tabs count no others", async () => {
    expect(await listed({ link })).toEqual(["ticket-elsewhere", "ticket-one-0001", "ticket-two-0002"]);
    expect(await countPayments.call(admin, { link })).toMatchObject({ ok: true, value: { all: 3 } });
  });

  it("can be searched and filtered as others can", async () => {
    expect(await listed({ link, q: "TWO" })).toEqual(["ticket-two-0002"]);
    expect(await countPayments.call(admin, { link, q: "two" })).toMatchObject({
      ok: true,
      value: { all: 1 },
    });
    expect(await listed({ link, status: "captured" })).toEqual([]);
  });

  it("are seen only within reach", async () => {
    const [first = ""] = merchant.units;
    const assistant = await createPerson(merchant, [{ role: "assistant", extras: [], unit: first }]);
    expect(await listed({ link }, assistant)).toEqual(["ticket-one-0001", "ticket-two-0002"]);
    const stranger = await createAdministrator(await createMerchant());
    expect(await listed({ link }, stranger)).toEqual([]);
  });
});
