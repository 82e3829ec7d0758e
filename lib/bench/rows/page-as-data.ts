import { bareJson } from "../app/baseline-files";
import type { Measure } from "../measure";
import type { Setting } from "../setting";
import { comparedLoad } from "../tools/load";

/** A filter that is chosen: the browser reads only the rows, as JSON. */
export const pageAsData: Measure = {
  name: "filter and page as data",
  ours: "the filtered list as JSON",
  limit: "bare JSON behind the same sign-in",
  unit: "req/s",
  goal: { of: "ratio", at: "least", value: 0.75 },
  run: (setting) => {
    const url = `${setting.app.url}/m/${setting.merchant.slug}/transactions/data?status=captured`;
    return comparedLoad({ url, headers: setting.signedIn }, bareOf(setting));
  },
};

/** What an open list asks every two seconds. */
export const watchAsData: Measure = {
  name: "watch as data",
  ours: "what an open list asks every 2 s",
  limit: "bare JSON behind the same sign-in",
  unit: "req/s",
  goal: { of: "ratio", at: "least", value: 0.75 },
  run: (setting) => {
    const url = `${setting.app.url}/api/watch/${setting.merchant.slug}/payments`;
    return comparedLoad({ url, headers: setting.signedIn }, bareOf(setting));
  },
};

function bareOf({ app, merchant, signedIn }: Setting) {
  return { url: app.url + bareJson(merchant.slug), headers: signedIn };
}
