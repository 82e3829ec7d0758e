import type { Measure } from "../measure";
import { requestsPerSecond } from "../tools/load";
import { residentMegabytes } from "../tools/resident-megabytes";

const SECONDS = 10;

export const memory: Measure = {
  name: "memory",
  ours: "portal process after the list load",
  limit: "after its start",
  unit: "MB",
  goal: { of: "ratio", at: "most", value: 2.5 },
  run: async ({ app, merchant, signedIn }) => {
    const url = `${app.url}/m/${merchant.slug}/transactions`;
    await requestsPerSecond({ url, headers: signedIn, seconds: SECONDS });
    return { ours: residentMegabytes(app.pid), limit: app.megabytesAtStart };
  },
};
