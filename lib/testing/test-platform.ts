import { randomUUID } from "node:crypto";
import { afterEach, beforeEach } from "vitest";
import { inWriteTransaction } from "@/lib/access/tenant-db";
import { keepApiKeys } from "@/lib/payments-api/api-keys";
import { replaceTransport } from "@/lib/payments-api/client";
import { demoKeys, demoMerchant } from "@/lib/sandbox/demo-units";
import { makeSalesUnit, type SalesUnit } from "@/lib/sandbox/sales-unit";
import { createSandbox, type Sandbox } from "@/lib/sandbox/server";
import { MerchantClient } from "@/lib/sandbox/testing/merchant-client";
import type { TestMerchant } from "./factories";

/**
 * What goes wrong with a request: the effect stands but the answer is lost, nothing arrived, this answer comes instead,
 * or something else happens first.
 */
export type Fault = "apply_then_drop" | "drop_before_apply" | Response | (() => Promise<void>);

export type TestPlatform = {
  sandbox: () => Sandbox;
  /** Tells the sandbox of the company's sales units, and the portal of their keys. */
  connect: (merchant: TestMerchant, flags?: Partial<SalesUnit["flags"]>) => Promise<void>;
  /** The next request whose path ends so (of this method, where given) meets this fault; orders queue up. */
  order: (pathEnding: string, fault: Fault, method?: "GET" | "POST") => void;
  /** A payment that the customer approved, as the platform has it; gives its reference. */
  approved: (msn: string, minor?: number) => Promise<string>;
  /** A payment that waits for its customer. */
  requested: (msn: string, minor?: number) => Promise<string>;
  shop: (msn: string) => MerchantClient;
  /** What the platform did under this key, successes only. */
  effects: (msn: string, reference: string, key: string) => Promise<number>;
  /** Path endings of all requests so far that were not for tokens. */
  requests: () => string[];
};

const PHONE = "4791000001";

/** A payment platform in memory for each test, in place of the network. */
export function useTestPlatform(): TestPlatform {
  let sandbox: Sandbox | undefined;
  let orders: { ending: string; fault: Fault; method: string | undefined }[] = [];
  let seen: string[] = [];
  const present = () => {
    if (!sandbox) throw new Error("the platform is not there yet");
    return sandbox;
  };
  beforeEach(() => {
    sandbox = createSandbox({ units: [], rateLimits: false });
    orders = [];
    seen = [];
    replaceTransport((request) => {
      const { pathname } = new URL(request.url);
      if (!pathname.startsWith("/accesstoken")) seen.push(`${request.method} ${pathname.split("/").pop()}`);
      const at = orders.findIndex(
        ({ ending, method = request.method }) => pathname.endsWith(ending) && method === request.method,
      );
      const [ordered] = at < 0 ? [] : orders.splice(at, 1);
      return ordered ? misbehave(present(), request, ordered.fault) : present().handle(request);
    });
  });
  afterEach(() => replaceTransport());
  const shop = (msn: string) => {
    const unit = present().context.units.byMsn(msn);
    if (!unit) throw new Error(`the platform has no sales unit ${msn}`);
    return new MerchantClient((request) => present().handle(request), unit);
  };
  const requested = async (msn: string, minor = 10_000) => {
    const reference = `test-${randomUUID()}`;
    const { status } = await shop(msn).create(reference, minor);
    if (status !== 201) throw new Error(`the platform did not make the payment: ${status}`);
    return reference;
  };
  return {
    sandbox: present,
    connect: (merchant, flags) => connectUnits(present(), merchant, flags),
    order: (ending, fault, method) => void orders.push({ ending, fault, method }),
    requested,
    approved: async (msn, minor) => {
      const reference = await requested(msn, minor);
      const { outcome } = await present().customers.approve({ msn, reference }, { phone: PHONE });
      if (outcome !== "approved") throw new Error(`the customer did not approve: ${outcome}`);
      return reference;
    },
    shop,
    effects: async (msn, reference, key) => {
      const events = await shop(msn).events(reference);
      return events.filter((event) => event["idempotencyKey"] === key && event["success"] === true).length;
    },
    requests: () => seen,
  };
}

async function misbehave(sandbox: Sandbox, request: Request, fault: Fault): Promise<Response> {
  if (fault instanceof Response) return fault;
  if (typeof fault === "function") {
    await fault();
    return sandbox.handle(request);
  }
  if (fault === "apply_then_drop") await sandbox.handle(request);
  throw new Error("the connection broke");
}

async function connectUnits(
  sandbox: Sandbox,
  merchant: TestMerchant,
  flags: Partial<SalesUnit["flags"]> = {},
): Promise<void> {
  await sandbox.ready;
  const company = demoMerchant(merchant.slug, merchant.slug, "business:NO:ORG", "999000010");
  for (const msn of merchant.units) {
    const keys = demoKeys(msn);
    await sandbox.context.units.save(
      makeSalesUnit({ msn, name: `Unit ${msn}`, merchant: company, market: "NO", keys, flags }),
    );
    await inWriteTransaction({ merchantId: merchant.id, reach: "all" }, (tx) =>
      keepApiKeys(tx, merchant.id, { msn, ...keys }),
    );
  }
}
