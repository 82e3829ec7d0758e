import type { BrowserContext } from "@playwright/test";
import { EMPTY_PAGE } from "../app/baseline-files";
import type { Measure } from "../measure";
import { inBrowser } from "../tools/browser";

export const firstLoad: Measure = {
  name: "first load",
  ours: "JavaScript of the list as transferred",
  limit: "of an empty page",
  unit: "kB",
  goal: { of: "difference", at: "most", value: 90 },
  run: async (setting) => {
    const page = `${setting.app.url}/m/${setting.merchant.slug}/transactions`;
    const ours = await inBrowser(setting, (context) => scriptKilobytes(context, page));
    const empty = `${setting.app.url}${EMPTY_PAGE}`;
    return { ours, limit: await inBrowser(setting, (context) => scriptKilobytes(context, empty)) };
  },
};

/** Compressed bodies with their headers, of everything that the browser took for a script until the page was quiet. */
async function scriptKilobytes(context: BrowserContext, url: string): Promise<number> {
  const page = await context.newPage();
  const client = await context.newCDPSession(page);
  const scripts = new Set<string>();
  let bytes = 0;
  client.on("Network.responseReceived", ({ requestId, type }) => {
    if (type === "Script") scripts.add(requestId);
  });
  client.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    if (scripts.has(requestId)) bytes += encodedDataLength;
  });
  await client.send("Network.enable");
  await page.goto(url, { waitUntil: "load" });
  await page.waitForTimeout(1_500);
  return bytes / 1_000;
}
