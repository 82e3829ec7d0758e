import type { Pool } from "pg";
import type { Code, CodeKeeper, CodeKind, CodeName } from "../codes/code";

type CodeRow = { doc: Code };

/** The codes' rows. */
export class PgCodes implements CodeKeeper {
  readonly #pool: Pool;

  constructor(pool: Pool) {
    this.#pool = pool;
  }

  async #select(text: string, values: unknown[]): Promise<Code[]> {
    return (await this.#pool.query<CodeRow>(`select doc from codes ${text}`, values)).rows.map(
      ({ doc }) => doc,
    );
  }

  async add(code: Code): Promise<boolean> {
    const { token, msn, kind, id } = code;
    // A beacon belongs to nobody's namespace: its name is taken for every unit.
    const space = kind === "beacon" ? "" : msn;
    const text =
      "insert into codes (token, msn, space, kind, id, doc) values ($1, $2, $3, $4, $5, $6) on conflict do nothing";
    const { rowCount } = await this.#pool.query(text, [token, msn, space, kind, id, JSON.stringify(code)]);
    return rowCount === 1;
  }

  async save(code: Code): Promise<void> {
    await this.#pool.query("update codes set doc = $2 where token = $1", [code.token, JSON.stringify(code)]);
  }

  async remove(token: string): Promise<void> {
    await this.#pool.query("delete from codes where token = $1", [token]);
  }

  async find({ msn, kind, id }: CodeName): Promise<Code | undefined> {
    return (await this.#select("where msn = $1 and kind = $2 and id = $3", [msn, kind, id]))[0];
  }

  async byToken(token: string): Promise<Code | undefined> {
    return (await this.#select("where token = $1", [token]))[0];
  }

  async ofUnit(msn: string, kinds: readonly CodeKind[]): Promise<Code[]> {
    return this.#select("where msn = $1 and kind = any ($2) order by seq", [msn, kinds]);
  }

  async latest(limit: number): Promise<Code[]> {
    return this.#select("order by seq desc limit $1", [limit]);
  }
}
