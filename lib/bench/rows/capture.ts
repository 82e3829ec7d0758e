import { fork } from "node:child_process";
import { randomUUID } from "node:crypto";
import type { Client } from "pg";
import { Pool } from "undici";
import { inWriteTransaction } from "@/lib/access/tenant-db";
import { keepApiKeys } from "@/lib/payments-api/api-keys";
import { capturePayment } from "@/lib/transactions/capture-payment";
import { withClient } from "../data/bench-database";
import type { Measure } from "../measure";
import type { Setting } from "../setting";
import { timeWork } from "../tools/latency";
import { administratorOf } from "../tools/list-as";
import { median } from "../tools/median";
import { captureInSql, type Reserved, releaseAll, reservedPayments } from "./capture-in-sql";

/** The use case with its HTTP call, less what that call takes alone: permission, rules, keys, records, audit. */
export const capture: Measure = {
  name: "capture",
  ours: "the use case less the platform's answer, p50",
  limit: "its transactions alone in SQL, p50",
  unit: "ms",
  goal: { of: "ratio", at: "most", value: 3 },
  run: async (setting) => {
    const platform = await startPlatform(setting.platformPort);
    try {
      return await withClient(setting.database.superuserUrl, (db) => compare(setting, db));
    } finally {
      platform.kill();
    }
  },
};

async function compare(setting: Setting, db: Client) {
  const { merchant } = setting;
  const reserved = await reservedPayments(db, merchant.id);
  await keepKeys(setting, reserved);
  const inSql: number[] = [];
  for (const payment of reserved) inSql.push(await timeWork(() => captureInSql(db, merchant.id, payment)));
  await releaseAll(db, reserved);
  const answers = await answerTimes(setting, reserved);
  const caller = await administratorOf(setting);
  const whole: number[] = [];
  for (const { id, version } of reserved) {
    await db.query("delete from rate_limits");
    const input = { paymentId: id, idempotencyKey: randomUUID(), seenVersion: version };
    whole.push(
      await timeWork(async () => {
        const captured = await capturePayment.call(caller, input);
        if (!captured.ok || captured.value.outcome !== "done") throw new Error(JSON.stringify(captured));
      }),
    );
  }
  await releaseAll(db, reserved);
  return { ours: median(whole) - median(answers), limit: median(inSql) };
}

async function startPlatform(port: number) {
  const child = fork("lib/bench/platform.ts", [String(port)], {
    execArgv: ["--import", "./lib/launch/exit-with-parent.mjs", "--import", "tsx"],
  });
  await new Promise((ready) => child.once("message", ready));
  return child;
}

async function keepKeys({ merchant }: Setting, reserved: readonly Reserved[]): Promise<void> {
  const keys = { clientId: "bench", clientSecret: "bench", subscriptionKey: "bench" };
  for (const msn of new Set(reserved.map((payment) => payment.msn)))
    await inWriteTransaction({ merchantId: merchant.id, reach: "all" }, (tx) =>
      keepApiKeys(tx, merchant.id, { msn, ...keys }),
    );
}

async function answerTimes({ platformPort }: Setting, reserved: readonly Reserved[]): Promise<number[]> {
  const platform = new Pool(`http://127.0.0.1:${platformPort}`, { connections: 1 });
  const times: number[] = [];
  for (const { reference, minor, currency } of reserved)
    times.push(
      await timeWork(async () => {
        const path = `/epayment/v1/payments/${reference}/capture`;
        const body = JSON.stringify({ modificationAmount: { value: minor, currency } });
        const answer = await platform.request({ method: "POST", path, body });
        await answer.body.json();
      }),
    );
  await platform.close();
  return times;
}
