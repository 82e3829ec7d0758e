import { createHash } from "node:crypto";
import { Pool, type PoolClient } from "pg";
import { movementsSince } from "../ledger/movement";
import type { Payment, PaymentAddress } from "../payment";
import type { SalesUnit } from "../sales-unit";
import type { Registration } from "../webhooks/registration";
import { fillMovements } from "./fill-movements";
import { inTransaction } from "./in-transaction";
import { PgCodes } from "./pg-codes";
import { PgDetails } from "./pg-details";
import { PgLedgers } from "./pg-ledgers";
import { PgMail } from "./pg-mail";
import { PgOrders } from "./pg-orders";
import { PgRequests } from "./pg-requests";
import { deliveriesFor, insertDeliveries, insertMovements, insertPayments, writeChange } from "./pg-rows";
import { PG_TABLES } from "./pg-tables";
import { PgWebhooks } from "./pg-webhooks";
import {
  type AnswerAddress,
  type Change,
  type Found,
  type Notice,
  PaymentLocked,
  type Store,
  type StoredAnswer,
} from "./store";

const CONNECTIONS = 12;
const LOCK_WAIT_MS = 2000;
const SUB = "doc #>> '{approval,sub}'";
const LOCK_TIMED_OUT = "55P03";
const ANSWER_EXISTS = "23505";

/** Opens (and fills with tables) the database that `url` names; it must exist. */
export async function openPgStore(url: string): Promise<PgStore> {
  const pool = new Pool({
    connectionString: url,
    max: CONNECTIONS,
    options: `-c lock_timeout=${LOCK_WAIT_MS}`,
  });
  pool.on("error", () => undefined); // An idle connection broke: the next query takes another one.
  await inTransaction(pool, async (client) => {
    await client.query("select pg_advisory_xact_lock(20261121)");
    await client.query(PG_TABLES);
    await fillMovements(client);
  });
  return new PgStore(pool);
}

function codeOf(error: unknown): unknown {
  return error instanceof Error ? Reflect.get(error, "code") : undefined;
}

/**
 * State that survives a restart. A change holds a lock on the payment's name (there may be no row yet) and writes the
 * payment, the answer under the key and the webhooks in one transaction.
 */
export class PgStore extends PgWebhooks implements Store {
  readonly mail = new PgMail(this.pool);
  readonly orders = new PgOrders(this.pool);
  readonly details = new PgDetails(this.pool);
  readonly codes = new PgCodes(this.pool);
  readonly ledgers = new PgLedgers(this.pool);
  readonly requests = new PgRequests(this.pool);

  async setting(name: string): Promise<string | undefined> {
    const { rows } = await this.pool.query<{ value: string }>("select value from settings where name = $1", [
      name,
    ]);
    return rows[0]?.value;
  }

  async saveSetting(name: string, value: string): Promise<void> {
    const text =
      "insert into settings values ($1, $2) on conflict (name) do update set value = excluded.value";
    await this.pool.query(text, [name, value]);
  }

  async units(): Promise<SalesUnit[]> {
    const { rows } = await this.pool.query<{ doc: SalesUnit }>("select doc from sales_units order by msn");
    return rows.map(({ doc }) => doc);
  }

  async saveUnit(unit: SalesUnit): Promise<void> {
    const text = "insert into sales_units values ($1, $2) on conflict (msn) do update set doc = excluded.doc";
    await this.pool.query(text, [unit.msn, JSON.stringify(unit)]);
  }

  async payment({ msn, reference }: PaymentAddress): Promise<Payment | undefined> {
    const text = "select doc from payments where msn = $1 and reference = $2";
    return (await this.pool.query<{ doc: Payment }>(text, [msn, reference])).rows[0]?.doc;
  }

  async change<T>(
    at: PaymentAddress,
    key: AnswerAddress | undefined,
    decide: (found: Found) => Change<T>,
  ): Promise<T> {
    const opening = `begin; select pg_advisory_xact_lock(${lockNumber(at)})`;
    const once = () => inTransaction(this.pool, (client) => changeLocked(client, at, key, decide), opening);
    try {
      return await once();
    } catch (error) {
      if (codeOf(error) === LOCK_TIMED_OUT) throw new PaymentLocked();
      // The same key was used for another payment in the same moment: now its answer can be found.
      if (codeOf(error) === ANSWER_EXISTS) return once();
      throw error;
    }
  }

  async insertPayments(rows: readonly { payment: Payment; notices: Notice[] }[]): Promise<string[]> {
    return inTransaction(this.pool, async (client) => {
      const added = await client.query<{ reference: string }>(
        insertPayments(rows.map(({ payment }) => payment)),
      );
      const references = new Set(added.rows.map(({ reference }) => reference));
      const listeners = await client.query<{ doc: Registration }>("select doc from registrations");
      const registrations = listeners.rows.map(({ doc }) => doc);
      const fresh = rows.filter(({ payment }) => references.has(payment.reference));
      const movements = fresh.flatMap(({ payment }) => movementsSince(payment, 0));
      if (movements.length > 0) await client.query(insertMovements(movements));
      const deliveries = fresh.flatMap(({ payment, notices }) =>
        deliveriesFor(payment, notices, registrations),
      );
      if (deliveries.length > 0) await client.query(insertDeliveries(deliveries));
      return [...references];
    });
  }

  async paymentByToken(token: string): Promise<Payment | undefined> {
    return (await this.pool.query<{ doc: Payment }>("select doc from payments where token = $1", [token]))
      .rows[0]?.doc;
  }

  async paymentsOfPhone(phone: string, limit: number): Promise<Payment[]> {
    const text = "select doc from payments where customer_phone = $1 order by created_at desc limit $2";
    return (await this.pool.query<{ doc: Payment }>(text, [phone, limit])).rows.map(({ doc }) => doc);
  }

  async paymentsOfSub(msn: string, sub: string): Promise<Payment[]> {
    const text = `select doc from payments where msn = $1 and ${SUB} = $2 order by created_at desc`;
    return (await this.pool.query<{ doc: Payment }>(text, [msn, sub])).rows.map(({ doc }) => doc);
  }

  async duePayments(now: number, limit: number): Promise<PaymentAddress[]> {
    const text = "select msn, reference from payments where due_at <= $1 order by due_at limit $2";
    return (await this.pool.query<PaymentAddress>(text, [now, limit])).rows;
  }

  async answersUnder(key: string): Promise<StoredAnswer[]> {
    const { rows } = await this.pool.query<{ doc: StoredAnswer }>("select doc from answers where key = $1", [
      key,
    ]);
    return rows.map(({ doc }) => doc);
  }

  async close(): Promise<void> {
    if (!this.pool.ended) await this.pool.end();
  }
}

/** The payment's name as a number: two payments that share one only wait for each other. */
function lockNumber({ msn, reference }: PaymentAddress): bigint {
  return createHash("sha256").update(`${msn}/${reference}`).digest().readBigInt64BE(0);
}

const FIND = `select
  (select doc from payments where msn = $1 and reference = $2) as payment,
  (select doc from answers where msn = $3 and operation = $4 and key = $5) as answer,
  (select coalesce(jsonb_agg(doc order by created_at, id), '[]') from registrations where msn = $1) as registrations`;

type FoundRow = { payment: Payment | null; answer: StoredAnswer | null; registrations: Registration[] };

/** Two round trips within the lock: all that the decision needs, and all that it changes. */
async function changeLocked<T>(
  client: PoolClient,
  at: PaymentAddress,
  key: AnswerAddress | undefined,
  decide: (found: Found) => Change<T>,
): Promise<T> {
  const values = [at.msn, at.reference, key?.msn ?? null, key?.operation ?? null, key?.key ?? null];
  const [found] = (await client.query<FoundRow>(FIND, values)).rows;
  const change = decide({ payment: found?.payment ?? undefined, answer: found?.answer ?? undefined });
  const { payment, answer, notices = [] } = change;
  const deliveries = payment ? deliveriesFor(payment, notices, found?.registrations ?? []) : [];
  const known = found?.payment?.events.length ?? 0;
  if (payment || answer) await client.query(writeChange(payment, answer, deliveries, known));
  return change.value;
}
