import { PAGE_SIZE, writeCursor } from "@/lib/transactions/payment-filter";
import { withClient } from "../data/bench-database";
import type { Measure } from "../measure";
import type { Setting } from "../setting";
import { comparedLatency } from "../tools/latency";

const PAGE = 2_000;

export const listDeepPage: Measure = {
  name: "list, deep page",
  ours: "page 2 000 by its cursor, p50",
  limit: "page 1, p50",
  unit: "ms",
  goal: { of: "ratio", at: "most", value: 1.1 },
  run: async (setting) => {
    const first = `${setting.app.url}/m/${setting.merchant.slug}/transactions`;
    const deep = `${first}?after=${await cursorOfPage(setting, PAGE)}`;
    return comparedLatency(deep, first, setting.signedIn);
  },
};

/** The cursor that page `page` is asked with, or that of the last page where there are fewer. */
async function cursorOfPage({ database, merchant }: Setting, page: number): Promise<string> {
  const { rows } = await withClient(database.superuserUrl, (db) =>
    db.query<{ created_at: Date; amount_minor: string; id: string }>(
      `select created_at, amount_minor, id from payments where merchant_id = $1 and environment = 'production'
       order by created_at desc, id desc
       offset least($2::bigint, (select count(*) from payments where merchant_id = $1) - $3 - 1) limit 1`,
      [merchant.id, (page - 1) * PAGE_SIZE - 1, PAGE_SIZE],
    ),
  );
  const [last] = rows;
  if (!last) throw new Error("the company has no payments");
  return writeCursor({ at: last.created_at, minor: Number(last.amount_minor), id: last.id });
}
