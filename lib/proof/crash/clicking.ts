import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import type { PersonCaller } from "@/lib/access/caller";
import type { Sandbox } from "@/lib/sandbox/server";
import { MerchantClient } from "@/lib/sandbox/testing/merchant-client";
import { createAdministrator, systemCaller } from "@/lib/testing/factories";
import { capturePayment } from "@/lib/transactions/capture-payment";
import { syncPayment } from "@/lib/transactions/sync-payment";
import { connectCompany, type Place } from "./connect-company";

/** What people who click on and on were told: the keys of captures that are done, of those on their way, and what broke. */
export type Clicks = {
  done: string[];
  open: string[];
  refused: string[];
  broke: { at: number; said: string }[];
  lastDone: number;
};

const PHONE = "4791000001";

/** People who capture a little of a payment again and again, whatever breaks, until told to stop. */
export async function startClicking(sandbox: Sandbox, people: number) {
  const places = await connectCompany(sandbox, people);
  const [first] = places;
  if (!first) throw new Error("nobody clicks");
  const boss = await createAdministrator(first.merchant);
  const clicks: Clicks = { done: [], open: [], refused: [], broke: [], lastDone: 0 };
  let stopped = false;
  const payments = await Promise.all(places.map((place) => newPayment(sandbox, place)));
  const click = async (place: Place, at: number) => {
    let payment = payments[at];
    while (!stopped) {
      const key = randomUUID();
      try {
        payment ??= await newPayment(sandbox, place);
        const outcome = await capture(boss, payment, key);
        if (outcome === "done") {
          clicks.done.push(key);
          clicks.lastDone = Date.now();
          payment.version += 2;
        } else {
          if (outcome === "unknown" || outcome === "waiting") clicks.open.push(key);
          else clicks.refused.push(outcome);
          // Somebody else's version, or all is captured: a new payment.
          payment = undefined;
        }
      } catch (error) {
        clicks.broke.push({ at: Date.now(), said: error instanceof Error ? error.message : String(error) });
        payment = undefined;
        await pause(300);
      }
    }
  };
  const lanes = places.map(click);
  return {
    clicks,
    stop: () => {
      stopped = true;
      return Promise.all(lanes);
    },
  };
}

type Payment = { id: string; version: number };

async function newPayment(sandbox: Sandbox, { merchant, msn, unit }: Place): Promise<Payment> {
  const shop = new MerchantClient((request) => sandbox.handle(request), unit);
  const reference = `click-${randomUUID()}`;
  await shop.create(reference, 1_000_000, {});
  await sandbox.customers.approve({ msn, reference }, { phone: PHONE });
  const pulled = await syncPayment.call(systemCaller(merchant, "payment:sync"), { msn, reference });
  if (!pulled.ok) throw new Error(pulled.error.code);
  return { id: pulled.value.paymentId, version: pulled.value.version };
}

async function capture(
  boss: PersonCaller,
  { id: paymentId, version }: Payment,
  key: string,
): Promise<string> {
  // A person each time: only so many decisions within a minute are taken from one.
  const caller = { ...boss, id: randomUUID() };
  const asked = { paymentId, seenVersion: version, amountMinor: 100, idempotencyKey: key };
  const result = await capturePayment.call(caller, asked);
  return result.ok ? result.value.outcome : result.error.code;
}
