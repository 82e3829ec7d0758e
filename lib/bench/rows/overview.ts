import { request } from "undici";
import { withClient } from "../data/bench-database";
import { FIGURES_SLUG, plantFigures } from "../data/plant-figures";
import type { Measure } from "../measure";
import { timeWork } from "../tools/latency";
import { percentile } from "../tools/median";

const LIMIT_MS = 300;
const PERIODS = ["days", "month", "last_month", "year", "months"];
const ROUNDS = 8;

/** The whole page as it is served, of a company with forty sales units and ten million payments. */
export const overview: Measure = {
  name: "overview",
  ours: "sales overview of 10.5 million payments, 30 days to 12 months, p95",
  limit: "as it was set",
  unit: "ms",
  goal: { of: "ratio", at: "most", value: 1 },
  run: async ({ app, database, administrator, signedIn }) => {
    await withClient(database.superuserUrl, (db) => plantFigures(db, administrator.id));
    const times: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1)
      for (const period of PERIODS) {
        const url = `${app.url}/m/${FIGURES_SLUG}/reports?period=${period}`;
        const time = await timeWork(() => opened(url, signedIn));
        if (round > 1) times.push(time);
      }
    return { ours: percentile(times, 95), limit: LIMIT_MS };
  },
};

async function opened(url: string, headers: Record<string, string>): Promise<void> {
  const answer = await request(url, { headers });
  await answer.body.text();
  if (answer.statusCode !== 200) throw new Error(`${url} answered ${answer.statusCode}`);
}
