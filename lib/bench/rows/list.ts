import { EMPTY_PAGE } from "../app/baseline-files";
import type { Measure } from "../measure";
import { comparedLoad } from "../tools/load";

export const list: Measure = {
  name: "list",
  ours: "transactions page, 50 rows, 16 connections",
  limit: "empty dynamic page",
  unit: "req/s",
  goal: { of: "ratio", at: "least", value: 0.6 },
  run: ({ app, merchant, signedIn }) =>
    comparedLoad(
      { url: `${app.url}/m/${merchant.slug}/transactions`, headers: signedIn },
      { url: `${app.url}${EMPTY_PAGE}`, headers: signedIn },
    ),
};
