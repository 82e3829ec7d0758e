import { request } from "undici";
import { bareJson } from "../app/baseline-files";
import type { Measure } from "../measure";
import type { Setting } from "../setting";
import { comparedLoad } from "../tools/load";

/** A filter that is chosen, as the browser fetches it: the page's new content without its frame's HTML. */
export const pageAsData: Measure = {
  name: "filter and page as data",
  ours: "the filtered list as the router fetches it",
  limit: "bare JSON behind the same sign-in",
  unit: "req/s",
  goal: { of: "ratio", at: "least", value: 0.75 },
  run: async (setting) => {
    const headers = { ...setting.signedIn, rsc: "1" };
    const url = await routerAddress(setting, headers);
    return comparedLoad({ url, headers }, bareOf(setting));
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

/** The router adds a hash of its headers to the address; asked without it, Next answers with the right one. */
async function routerAddress({ app, merchant }: Setting, headers: Record<string, string>): Promise<string> {
  const asked = `${app.url}/m/${merchant.slug}/transactions?status=captured`;
  const answer = await request(asked, { headers });
  await answer.body.dump();
  const { location } = answer.headers;
  return typeof location === "string" ? new URL(location, asked).href : asked;
}
