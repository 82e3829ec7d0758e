import { createHash, createHmac, randomUUID } from "node:crypto";
import { Pool as Connections } from "pg";
import { Pool as Sockets } from "undici";
import { inWriteTransaction } from "@/lib/access/tenant-db";
import { keepWebhookSecret } from "@/lib/webhooks/registration-secret";
import { addressOf } from "@/lib/webhooks/webhook-address";
import { withClient } from "../data/bench-database";
import type { Measure } from "../measure";
import type { Setting } from "../setting";
import { perSecond } from "../tools/per-second";

const EVENTS = 2_000;
const CONNECTIONS = 16;
const SECRET = "a secret of the bench, shown once";

export const webhooks: Measure = {
  name: "webhooks",
  ours: "verified and stored through the route, 16 connections",
  limit: "insert alone through the same driver, 16 connections",
  unit: "1/s",
  goal: { of: "ratio", at: "least", value: 0.25 },
  run: async (setting) => {
    const registration = await register(setting);
    const sockets = new Sockets(setting.app.url, { connections: CONNECTIONS });
    const inserts = new Connections({ connectionString: setting.database.superuserUrl, max: CONNECTIONS });
    const deliver = () => sendEvent(sockets, registration);
    const insert = () => insertEvent(inserts, setting.merchant.id, registration);
    try {
      await perSecond(200, CONNECTIONS, deliver);
      await perSecond(200, CONNECTIONS, insert);
      const ours = await perSecond(EVENTS, CONNECTIONS, deliver);
      return { ours, limit: await perSecond(EVENTS, CONNECTIONS, insert) };
    } finally {
      await inserts.query("delete from webhook_inbox");
      await Promise.all([sockets.close(), inserts.end()]);
    }
  },
};

type Registration = { id: string; msn: string; url: string };

async function register({ database, merchant }: Setting): Promise<Registration> {
  const id = randomUUID();
  const url = addressOf(id);
  const msn = "800100";
  await withClient(database.superuserUrl, (db) =>
    db.query("insert into webhook_registrations (merchant_id, id, msn, url) values ($1, $2, $3, $4)", [
      merchant.id,
      id,
      msn,
      url,
    ]),
  );
  await inWriteTransaction({ merchantId: merchant.id, reach: "all" }, (tx) =>
    keepWebhookSecret(tx, merchant.id, id, SECRET),
  );
  return { id, msn, url };
}

function eventFor(msn: string): string {
  const reference = `order-${randomUUID()}`;
  const amount = { currency: "NOK", value: 49_900 };
  const pspReference = randomUUID();
  const timestamp = "2026-11-21T08:00:00.000Z";
  return JSON.stringify({
    msn,
    reference,
    pspReference,
    name: "AUTHORIZED",
    amount,
    timestamp,
    success: true,
  });
}

async function sendEvent(sockets: Sockets, { id, msn, url }: Registration): Promise<void> {
  const body = eventFor(msn);
  const { pathname, host } = new URL(url);
  const hash = createHash("sha256").update(body).digest("base64");
  const date = "Sat, 21 Nov 2026 08:00:00 GMT";
  const text = `POST\n${pathname}\n${date};${host};${hash}`;
  const signature = createHmac("sha256", SECRET).update(text).digest("base64");
  const answer = await sockets.request({
    method: "POST",
    path: `/api/webhooks/payments/${id}`,
    headers: {
      "content-type": "application/json",
      "x-ms-date": date,
      "x-ms-content-sha256": hash,
      authorization: `HMAC-SHA256 SignedHeaders=x-ms-date;host;x-ms-content-sha256&Signature=${signature}`,
    },
    body,
  });
  await answer.body.dump();
  if (answer.statusCode !== 200) throw new Error(`an event was answered ${answer.statusCode}`);
}

async function insertEvent(inserts: Connections, merchant: string, { id, msn }: Registration): Promise<void> {
  const body = eventFor(msn);
  await inserts.query(
    `insert into webhook_inbox (merchant_id, msn, registration_id, body_sha256, reference, event_name, body)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [merchant, msn, id, createHash("sha256").update(body).digest("hex"), randomUUID(), "AUTHORIZED", body],
  );
}
