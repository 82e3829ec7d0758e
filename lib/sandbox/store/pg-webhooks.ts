import type { Pool } from "pg";
import type { PaymentAddress } from "../payment";
import type { Delivery, Registration } from "../webhooks/registration";
import { inTransaction } from "./in-transaction";
import { deliveriesFor, insertDeliveries } from "./pg-rows";
import type { DeliveryFilter, Notice, WebhookStore } from "./store";

/** The oldest open delivery of each registration and payment. */
const HEADS = `
  select distinct on (registration_id, msn, reference) seq, next_attempt_at, registration_id, doc
  from deliveries where state = 'open' order by registration_id, msn, reference, seq`;

type DeliveryRow = { seq: string; doc: Omit<Delivery, "seq"> };

const toDelivery = ({ seq, doc }: DeliveryRow): Delivery => ({ ...doc, seq: Number(seq) });

/** The webhook half of the PostgreSQL store. */
export class PgWebhooks implements WebhookStore {
  protected readonly pool: Pool;

  constructor(pool: Pool) {
    this.pool = pool;
  }

  async registrations(msn?: string): Promise<Registration[]> {
    const text = "select doc from registrations where $1::text is null or msn = $1 order by created_at, id";
    const { rows } = await this.pool.query<{ doc: Registration }>(text, [msn ?? null]);
    return rows.map(({ doc }) => doc);
  }

  async tell(at: PaymentAddress, notices: readonly Notice[], now: number): Promise<void> {
    const listeners = await this.registrations(at.msn);
    const deliveries = deliveriesFor({ ...at, events: [{ at: now }] }, notices, listeners);
    if (deliveries.length > 0) await this.pool.query(insertDeliveries(deliveries));
  }

  async registration(id: string): Promise<Registration | undefined> {
    const { rows } = await this.pool.query<{ doc: Registration }>(
      "select doc from registrations where id = $1",
      [id],
    );
    return rows[0]?.doc;
  }

  async register(registration: Registration, limit: number): Promise<boolean> {
    return inTransaction(this.pool, async (client) => {
      await client.query("select pg_advisory_xact_lock(hashtextextended($1, 1))", [registration.msn]);
      const text = "select doc from registrations where msn = $1";
      const { rows } = await client.query<{ doc: Registration }>(text, [registration.msn]);
      const taken = (event: string) => rows.filter(({ doc }) => doc.events.includes(event)).length;
      if (registration.events.some((event) => taken(event) >= limit)) return false;
      const { id, msn, createdAt } = registration;
      const values = [id, msn, createdAt, JSON.stringify(registration)];
      await client.query(
        "insert into registrations (id, msn, created_at, doc) values ($1, $2, $3, $4)",
        values,
      );
      return true;
    });
  }

  async unregister(msn: string, id: string): Promise<boolean> {
    return inTransaction(this.pool, async (client) => {
      const removed = await client.query("delete from registrations where id = $1 and msn = $2", [id, msn]);
      if (removed.rowCount === 0) return false;
      await client.query("delete from deliveries where registration_id = $1 and state = 'open'", [id]);
      return true;
    });
  }

  async markDead(id: string, since: number | undefined): Promise<void> {
    const change =
      since === undefined ? "doc - 'deadSince'" : "doc || jsonb_build_object('deadSince', $2::bigint)";
    const values = since === undefined ? [id] : [id, since];
    await this.pool.query(`update registrations set doc = ${change} where id = $1`, values);
  }

  async dueDeliveries(now: number, limit: number, except: readonly string[]): Promise<Delivery[]> {
    const text = `
      select seq, doc from (${HEADS}) heads
      where next_attempt_at <= $1 and registration_id <> all($3::text[]) order by seq limit $2`;
    const { rows } = await this.pool.query<DeliveryRow>(text, [now, limit, except]);
    return rows.map(toDelivery);
  }

  async nextDeliveryDue(): Promise<number | undefined> {
    const text = `select min(next_attempt_at) as due from (${HEADS}) heads`;
    const { rows } = await this.pool.query<{ due: string | null }>(text);
    return rows[0]?.due == null ? undefined : Number(rows[0].due);
  }

  async saveDelivery({ seq, ...doc }: Delivery): Promise<void> {
    const text = "update deliveries set state = $2, next_attempt_at = $3, doc = $4 where seq = $1";
    await this.pool.query(text, [seq, doc.state, doc.nextAttemptAt, JSON.stringify(doc)]);
  }

  async retryAllNow(): Promise<void> {
    await this.pool.query("update deliveries set next_attempt_at = 0 where state = 'open'");
  }

  async deliveryLog({ msn, reference, limit }: DeliveryFilter): Promise<Delivery[]> {
    const text = `
      select seq, doc from deliveries
      where ($1::text is null or msn = $1) and ($2::text is null or reference = $2) order by seq desc limit $3`;
    const { rows } = await this.pool.query<DeliveryRow>(text, [msn ?? null, reference ?? null, limit]);
    return rows.map(toDelivery);
  }
}
