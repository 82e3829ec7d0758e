import type { Pool } from "pg";
import type { LoggedRequest, RequestKeeper } from "../control/request-log";

/** The request log's rows, so that a restart does not lose what an integrator is looking at. */
export class PgRequests implements RequestKeeper {
  readonly #pool: Pool;

  constructor(pool: Pool) {
    this.#pool = pool;
  }

  async load(limit: number): Promise<LoggedRequest[]> {
    const text =
      "select doc from (select id, doc from requests order by id desc limit $1) newest order by id";
    return (await this.#pool.query<{ doc: LoggedRequest }>(text, [limit])).rows.map(({ doc }) => doc);
  }

  async append(entries: readonly LoggedRequest[], keep: number): Promise<void> {
    const text = `
      insert into requests (id, doc) select (doc ->> 'id')::bigint, doc from unnest($1::jsonb[]) as given (doc)
      on conflict (id) do nothing`;
    // PostgreSQL's JSON cannot hold the character NUL, which a request may well contain.
    const docs = entries.map((entry) => JSON.stringify(entry).replaceAll("\\u0000", "\\ufffd"));
    await this.#pool.query(text, [docs]);
    await this.#pool.query("delete from requests where id <= $1", [(entries.at(-1)?.id ?? 0) - keep]);
  }

  async clear(): Promise<void> {
    await this.#pool.query("delete from requests");
  }
}
