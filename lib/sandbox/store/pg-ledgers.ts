import type { Pool, PoolClient } from "pg";
import type { Book, Booked, EntryQuery, LedgerEntry, LedgerKeeper, LedgerState } from "../ledger/ledger";
import type { Movement } from "../ledger/movement";
import { inTransaction } from "./in-transaction";
import { insertMovements } from "./pg-rows";

const BATCH = 5_000;

type EntryRow = { doc: LedgerEntry };
type MovementRow = { id: string; doc: Movement };

/** The ledgers' rows. */
export class PgLedgers implements LedgerKeeper {
  readonly #pool: Pool;

  constructor(pool: Pool) {
    this.#pool = pool;
  }

  async addMovement(movement: Movement): Promise<void> {
    await this.#pool.query(insertMovements([movement]));
  }

  async state(msn: string): Promise<LedgerState | undefined> {
    const text = "select doc from ledgers where msn = $1";
    return (await this.#pool.query<{ doc: LedgerState | null }>(text, [msn])).rows[0]?.doc ?? undefined;
  }

  async book(msn: string, until: number, book: Book): Promise<void> {
    let more = true;
    while (more) more = await inTransaction(this.#pool, (client) => bookBatch(client, msn, until, book));
  }

  async entries({ msn, topic, after, ledgerDate, limit }: EntryQuery): Promise<LedgerEntry[]> {
    const text = `select doc from ledger_entries where msn = $1 and topic = $2 and seq > $3
      ${ledgerDate === undefined ? "" : "and ledger_date = $5"} order by seq limit $4`;
    const values = [msn, topic, after, limit, ...(ledgerDate === undefined ? [] : [ledgerDate])];
    return (await this.#pool.query<EntryRow>(text, values)).rows.map(({ doc }) => doc);
  }

  async payouts(msn: string, limit: number): Promise<LedgerEntry[]> {
    const text = `select doc from ledger_entries where msn = $1 and topic = 'funds'
      and doc ->> 'entryType' = 'payout-scheduled' order by seq desc limit $2`;
    return (await this.#pool.query<EntryRow>(text, [msn, limit])).rows.map(({ doc }) => doc);
  }

  async aborted(msn: string): Promise<string[]> {
    const text = `select doc from ledger_entries where msn = $1 and topic = 'funds'
      and doc ->> 'entryType' = 'payout-aborted'`;
    return (await this.#pool.query<EntryRow>(text, [msn])).rows.map(({ doc }) => doc.pspReference);
  }

  rewrite(msn: string): Promise<void> {
    return inTransaction(this.#pool, async (client) => {
      await client.query("update ledgers set generation = generation + 1, doc = null where msn = $1", [msn]);
      await client.query("delete from ledger_entries where msn = $1", [msn]);
      await client.query("update movements set booked = false where msn = $1 and booked", [msn]);
    });
  }
}

/** True where more may be waiting. The lock on the ledger's row keeps batches apart. */
async function bookBatch(client: PoolClient, msn: string, until: number, book: Book): Promise<boolean> {
  await client.query("insert into ledgers (msn) values ($1) on conflict do nothing", [msn]);
  const kept = await client.query<{ generation: number; doc: LedgerState | null }>(
    "select generation, doc from ledgers where msn = $1 for update",
    [msn],
  );
  const due = await client.query<MovementRow>(
    "select id, doc from movements where msn = $1 and not booked and at <= $2 order by at, id limit $3",
    [msn, until, BATCH],
  );
  const movements = due.rows.map(({ doc }) => doc);
  const more = movements.length === BATCH;
  const before = kept.rows[0]?.doc ?? undefined;
  const upTo = more ? (movements.at(-1)?.at ?? until) : until;
  const booked = book(before, kept.rows[0]?.generation ?? 1, movements, upTo);
  if (booked && (movements.length > 0 || booked.state.openDate !== before?.openDate)) {
    await writeBooked(client, msn, booked);
    const ids = due.rows.map(({ id }) => id);
    await client.query("update movements set booked = true where id = any($1::bigint[])", [ids]);
  }
  return more;
}

async function writeBooked(client: PoolClient, msn: string, { state, entries }: Booked): Promise<void> {
  await client.query("update ledgers set doc = $2 where msn = $1", [msn, JSON.stringify(state)]);
  const text = `
    insert into ledger_entries (msn, topic, seq, ledger_date, doc)
    select doc ->> 'msn', doc ->> 'topic', (doc ->> 'seq')::bigint, doc ->> 'ledgerDate', doc
    from unnest($1::jsonb[]) as given (doc)`;
  await client.query(text, [entries.map((entry) => JSON.stringify(entry))]);
}
