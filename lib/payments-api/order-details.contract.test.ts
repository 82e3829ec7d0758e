import { randomUUID } from "node:crypto";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { demoKeys } from "@/lib/sandbox/demo-units";
import { createSandbox, type Sandbox } from "@/lib/sandbox/server";
import { demoUnit, MerchantClient } from "@/lib/sandbox/testing/merchant-client";
import type { ApiKeys } from "./api-keys";
import { replaceTransport } from "./client";
import { addReceipt, getOrder, putCategory } from "./order-management";
import type { PlatformReceipt } from "./receipt";
import { getUserinfo } from "./userinfo";

const MSN = "754321";
const keys: ApiKeys = { msn: MSN, ...demoKeys(MSN) };
const NORA = "4791000011";
const receipt: PlatformReceipt = {
  orderLines: [
    {
      ...{ name: "Coffee", id: "c-1", totalAmount: 4500, totalAmountExcludingTax: 3600, totalTaxAmount: 900 },
      ...{ taxRate: 2500, unitInfo: { unitPrice: 4500, quantity: "1" } },
    },
  ],
  bottomLine: { currency: "NOK", receiptNumber: "100042" },
};

let sandbox: Sandbox;

beforeEach(() => {
  sandbox = createSandbox();
  replaceTransport((request) => sandbox.handle(request));
});
afterAll(() => replaceTransport());

describe("order details", () => {
  test("a link is put, put again in its place, and read with the receipt", async () => {
    const reference = `invoice-${randomUUID()}`;
    const link = { category: "GENERAL", orderDetailsUrl: "https://shop.example.test/i/1" } as const;
    expect(await putCategory(keys, reference, link)).toEqual({ kind: "done", value: undefined });
    const newer = { ...link, orderDetailsUrl: "https://shop.example.test/i/2" };
    await putCategory(keys, reference, newer);
    expect(await addReceipt(keys, reference, receipt)).toEqual({ kind: "done", value: undefined });
    expect(await getOrder(keys, reference)).toEqual({ kind: "done", value: { category: newer, receipt } });
  });

  test("a second receipt and a wrong link are refused, and the field is named", async () => {
    const reference = `invoice-${randomUUID()}`;
    await addReceipt(keys, reference, receipt);
    expect(await addReceipt(keys, reference, receipt)).toMatchObject({ kind: "refused", status: 409 });
    const link = { category: "GENERAL", orderDetailsUrl: "data:text/html,hi" } as const;
    const refused = await putCategory(keys, reference, link);
    expect(refused).toMatchObject({ kind: "refused", status: 400 });
    expect(refused).toHaveProperty("detail", expect.stringContaining("orderDetailsUrl"));
    expect(await getOrder(keys, "nothing-known")).toMatchObject({ kind: "refused", status: 404 });
  });
});

describe("what customers told", () => {
  async function share(scope: string): Promise<string> {
    const shop = new MerchantClient(sandbox.handle, demoUnit(MSN));
    const reference = `share-${randomUUID()}`;
    await shop.create(reference, 500, { profile: { scope } });
    await sandbox.customers.approve({ msn: MSN, reference }, { phone: NORA });
    return String(Object((await shop.get(reference)).body["profile"]).sub);
  }

  test("is read by sub until its time is over", async () => {
    const sub = await share("phoneNumber address");
    const street = { street: "Strandgaten 12", postCode: "5013", city: "Bergen", country: "NO" };
    const told = await getUserinfo(keys, sub);
    expect(told).toMatchObject({ kind: "done", value: { phone: NORA, address: street, expired: false } });
    expect(told).toMatchObject({ value: { name: undefined } });
    sandbox.clock.advance(169 * 3_600_000);
    const value = { sub, phone: undefined, address: undefined, expired: true };
    expect(await getUserinfo(keys, sub)).toMatchObject({ kind: "done", value });
    expect(await getUserinfo(keys, randomUUID())).toMatchObject({ kind: "refused", status: 404 });
  });
});
