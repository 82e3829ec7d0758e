import { createHash, createHmac, randomUUID } from "node:crypto";
import { Pool as Connections } from "pg";
import { Pool as Sockets } from "undici";
import { inWriteTransaction } from "@/lib/access/tenant-db";
import { keepWebhookSecret } from "@/lib/webhooks/registration-secret";
import { addressOf } from "@/lib/webhooks/webhook-address";
import { EMPTY_ROUTE } from "../app/baseline-files";
import { withClient } from "../data/bench-database";
import type { Figures, Measure } from "../measure";
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
    const inserts = new Connections({ connectionString: setting.database.superuserUrl, max: CONNECTIONS });
    const limitFor = (registration: Registration) => () =>
      insertEvent(inserts, setting.merchant.id, registration);
    return compare(setting, limitFor).finally(() => inserts.end());
  },
};

/** What of the first figure is the framework's: no route of the app can take more. */
export const webhooksBesideEmptyRoute: Measure = {
  name: "webhooks, beside an empty route",
  ours: "verified and stored through the route, 16 connections",
  limit: "a route that reads the body and no more",
  unit: "1/s",
  goal: { of: "ratio", at: "least", value: 0.5 },
  run: (setting) =>
    compare(setting, (registration, sockets) => () => post(sockets, EMPTY_ROUTE, eventFor(registration.msn))),
};

type Sending = () => Promise<void>;

async function compare(
  setting: Setting,
  limitFor: (registration: Registration, sockets: Sockets) => Sending,
): Promise<Figures> {
  const registration = await register(setting);
  const sockets = new Sockets(setting.app.url, { connections: CONNECTIONS });
  const deliver = () => sendEvent(sockets, registration);
  const limit = limitFor(registration, sockets);
  try {
    await perSecond(200, CONNECTIONS, deliver);
    await perSecond(200, CONNECTIONS, limit);
    const ours = await perSecond(EVENTS, CONNECTIONS, deliver);
    return { ours, limit: await perSecond(EVENTS, CONNECTIONS, limit) };
  } finally {
    await withClient(setting.database.superuserUrl, (db) => db.query("delete from webhook_inbox"));
    await sockets.close();
  }
}

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
  await post(sockets, `/api/webhooks/payments/${id}`, body, {
    "x-ms-date": date,
    "x-ms-content-sha256": hash,
    authorization: `HMAC-SHA256 SignedHeaders=x-ms-date;host;x-ms-content-sha256&Signature=${signature}`,
  });
}

async function post(
  sockets: Sockets,
  path: string,
  body: string,
  signed: Record<string, string> = {},
): Promise<void> {
  const headers = { "content-type": "application/json", ...signed };
  const answer = await sockets.request({ method: "POST", path, headers, body });
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
