import { EMPTY_PAGE } from "../app/baseline-files";
import { withClient } from "../data/bench-database";
import type { Measure } from "../measure";
import { comparedLoad } from "../tools/load";

export const detail: Measure = {
  name: "detail",
  ours: "payment with timeline, 16 connections",
  limit: "empty dynamic page",
  unit: "req/s",
  goal: { of: "ratio", at: "least", value: 0.6 },
  run: async ({ app, merchant, signedIn, database }) => {
    const { rows } = await withClient(database.superuserUrl, (db) =>
      db.query<{ id: string }>(
        `select p.id from payments p join operations o on o.merchant_id = p.merchant_id and o.payment_id = p.id
         where p.merchant_id = $1 and p.status = 'refunded' order by p.created_at desc limit 1`,
        [merchant.id],
      ),
    );
    return comparedLoad(
      { url: `${app.url}/m/${merchant.slug}/transactions/${rows[0]?.id}`, headers: signedIn },
      { url: `${app.url}${EMPTY_PAGE}`, headers: signedIn },
    );
  },
};
