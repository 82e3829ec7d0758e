import type { Pool } from "pg";
import {
  KEPT_MAIL,
  type KeptMail,
  type MailFilter,
  type MailKeeper,
  markOf,
  wordsOf,
} from "../mail/kept-mail";

type MailRow = { id: string; doc: Omit<KeptMail, "id"> };

const toMail = ({ id, doc }: MailRow): KeptMail => ({ ...doc, id: Number(id) });

/** The mailbox's rows. */
export class PgMail implements MailKeeper {
  readonly #pool: Pool;

  constructor(pool: Pool) {
    this.#pool = pool;
  }

  async add(mail: Omit<KeptMail, "id">): Promise<boolean> {
    // PostgreSQL's text cannot hold the character NUL, which a message may well contain.
    const doc = JSON.stringify(mail).replaceAll("\\u0000", "\\ufffd");
    const texts = [markOf(mail), wordsOf(mail)].map((text) => text.replaceAll("\0", "\ufffd"));
    const { rows } = await this.#pool.query<{ id: string }>(
      "insert into mail (mark, words, doc) values ($1, $2, $3) on conflict (mark) do nothing returning id",
      [...texts, doc],
    );
    await this.#pool.query("delete from mail where id <= $1", [Number(rows[0]?.id ?? 0) - KEPT_MAIL]);
    return rows.length > 0;
  }

  async list({ to, text = "", limit }: MailFilter): Promise<KeptMail[]> {
    const { rows } = await this.#pool.query<MailRow>(
      `select id, doc from mail where ($1::text is null or doc -> 'to' ? $1) and strpos(words, $2) > 0
       order by id desc limit $3`,
      [to?.toLowerCase() || null, text.toLowerCase(), limit],
    );
    return rows.map(toMail);
  }

  async find(id: number): Promise<KeptMail | undefined> {
    const { rows } = await this.#pool.query<MailRow>("select id, doc from mail where id = $1", [id]);
    return rows.map(toMail)[0];
  }

  async clear(): Promise<void> {
    await this.#pool.query("delete from mail");
  }
}
