import { beforeEach, expect, test } from "vitest";
import type { PersonCaller } from "@/lib/access/caller";
import { listCodes } from "@/lib/qr/list-codes";
import { QrClient } from "@/lib/sandbox/testing/qr-client";
import { signWebhook } from "@/lib/sandbox/webhooks/sign-webhook";
import { createAdministrator, createMerchant, type TestMerchant } from "@/lib/testing/factories";
import { useTestDatabase } from "@/lib/testing/test-db";
import { useTestPlatform } from "@/lib/testing/test-platform";
import { deliverEvent } from "./deliver-event";
import { hearCheckIns, readHearing } from "./hear-check-ins";
import { registerWebhooks } from "./register-webhooks";

const db = useTestDatabase();
const platform = useTestPlatform();
let merchant: TestMerchant;
let msn: string;
let admin: PersonCaller;

beforeEach(async () => {
  merchant = await createMerchant();
  msn = merchant.units[0] ?? "";
  admin = await createAdministrator(merchant);
  await platform.connect(merchant);
});

const till = () => new QrClient(platform.sandbox(), platform.sandbox().context.units.byMsn(msn));
const registered = () => platform.sandbox().context.store.registrations(msn);
const hearing = () => readHearing.call(admin, { msn });

/** What the platform would send for a scan of the code, to the registration that stands. */
async function tell(token: string, merchantQrId = "till-1", unit = msn): Promise<number> {
  const [to] = await registered();
  if (!to) throw new Error("nobody is registered");
  const initiatedAt = new Date().toISOString();
  const body = JSON.stringify({ customerToken: token, merchantQrId, msn: unit, initiatedAt });
  const headers = signWebhook({ url: to.url, secret: to.secret, date: new Date().toUTCString(), body });
  const request = new Request(to.url, { method: "POST", headers, body });
  return (await deliverEvent(request, to.url.split("/").at(-1) ?? "")).status;
}

async function scans(): Promise<(number | null)[]> {
  const listed = await listCodes.call(admin, { environment: "production", msn });
  return listed.ok ? listed.value.codes.map((code) => code.scans) : [];
}

test("registers once, and counts each scan once however often it is told", async () => {
  await till().send("PUT", "/v1/merchant-callback/till-1", { locationDescription: "Till 1" });
  expect(await hearing()).toMatchObject({ value: "nobody" });
  expect(await hearCheckIns.call(admin, { msn })).toMatchObject({ ok: true });
  expect(await hearCheckIns.call(admin, { msn })).toMatchObject({ ok: true });
  expect(await registered()).toMatchObject([{ events: ["user.checked-in.v1"] }]);
  expect(await hearing()).toMatchObject({ value: "ours" });
  expect([await tell("one"), await tell("one"), await tell("two")]).toEqual([200, 200, 200]);
  expect(await scans()).toEqual([2]);
  await tell("three", "till-1", "999999999");
  expect(await scans()).toEqual([2]);
  const kept = await db.sql("select token_sha256 from qr_scans where merchant_id = $1", [merchant.id]);
  expect(JSON.stringify(kept)).not.toContain('"one"');
});

test("leaves another program's registration alone, and says so", async () => {
  await till().listenForCheckIns();
  expect(await hearing()).toMatchObject({ value: "elsewhere" });
  expect(await hearCheckIns.call(admin, { msn })).toMatchObject({ error: { code: "check_ins_elsewhere" } });
  expect(await registered()).toHaveLength(1);
});

test("makes it anew where the secret was lost with the answer", async () => {
  platform.order("/webhooks", "apply_then_drop", "POST");
  expect(await hearCheckIns.call(admin, { msn })).toMatchObject({ error: { code: "platform_unavailable" } });
  expect(await hearing()).toMatchObject({ value: "nobody" });
  expect(await hearCheckIns.call(admin, { msn })).toMatchObject({ ok: true });
  expect(await registered()).toHaveLength(1);
  expect(await tell("after")).toBe(200);
});

test("stands beside the registration for payments, whichever is made anew", async () => {
  const job = {
    kind: "job",
    id: "test",
    merchantId: merchant.id,
    permissions: ["webhook:register"],
    units: "all",
  } as const;
  await hearCheckIns.call(admin, { msn });
  expect(await registerWebhooks.call(job, { msn })).toMatchObject({ value: { fresh: true } });
  expect(await registerWebhooks.call(job, { msn })).toMatchObject({ value: { fresh: false } });
  expect(await registered()).toHaveLength(2);
  expect(await hearing()).toMatchObject({ value: "ours" });
});
