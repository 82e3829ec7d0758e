import { withClient } from "../data/bench-database";
import { COMMON_NAME, COMMON_WORD, RARE_WORDS } from "../data/words";
import type { Measure } from "../measure";
import type { Setting } from "../setting";
import { timeWork } from "../tools/latency";
import { listAs } from "../tools/list-as";
import { percentile } from "../tools/median";

const LIMIT_MS = 50;

export const search: Measure = {
  name: "search",
  ours: "reference, phone, message, name; rare and common words; p95",
  limit: "as it was set",
  unit: "ms",
  goal: { of: "ratio", at: "most", value: 1 },
  run: async (setting) => {
    const words = await wordsFor(setting);
    const times: number[] = [];
    for (let round = 0; round < 6; round += 1)
      for (const q of words) {
        const time = await timeWork(() => listAs(setting, { q }));
        if (round > 0) times.push(time);
      }
    return { ours: percentile(times, 95), limit: LIMIT_MS };
  },
};

/** What people type, from payments spread over the whole time: whole and partial references, phones, names; words; and nothing known. */
async function wordsFor({ database, merchant }: Setting): Promise<string[]> {
  const { rows } = await withClient(database.superuserUrl, (db) =>
    db.query<{ reference: string; phone: string; name: string }>(
      `select reference, customer_phone as phone, customer_name as name from payments
       where merchant_id = $1 and customer_phone is not null and customer_name is not null and id::text like '0f%'
       order by created_at limit 8`,
      [merchant.id],
    ),
  );
  const typed = rows.flatMap(({ reference, phone, name }) => [
    reference,
    reference.slice(-5),
    `+${phone}`,
    phone.slice(-4),
    name,
  ]);
  return [...typed, ...RARE_WORDS, COMMON_WORD, COMMON_NAME, "kaffe", "an", "ø", "zzyzx", "order-9"];
}
