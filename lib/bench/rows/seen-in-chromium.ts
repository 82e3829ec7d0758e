import type { Measure } from "../measure";
import type { Setting } from "../setting";
import { inBrowser } from "../tools/browser";

const SLOWDOWN = 4;

type Seen = { paint: number; shift: number; longest: number };

/** When the list is there, whether anything moves meanwhile, and how long the page is deaf: on a processor slowed down four times. */
export const SEEN_IN_CHROMIUM: readonly Measure[] = [
  seenAs("LCP", "s", 1.5, ({ paint }) => paint / 1_000),
  seenAs("CLS", "", 0, ({ shift }) => shift),
  seenAs("longest task", "ms", 200, ({ longest }) => longest),
];

function seenAs(what: string, unit: Measure["unit"], most: number, read: (seen: Seen) => number): Measure {
  return {
    name: `seen in Chromium, ${what}`,
    ours: "the list, 4 × slowed processor",
    limit: "as it was set",
    unit,
    goal: { of: "ours", at: "most", value: most },
    run: async (setting) => ({ ours: read(await look(setting)), limit: most }),
  };
}

/** The second view of a warm server, with an empty cache. */
async function look(setting: Setting): Promise<Seen> {
  const url = `${setting.app.url}/m/${setting.merchant.slug}/transactions`;
  return inBrowser(setting, async (context) => {
    const page = await context.newPage();
    await page.addInitScript(OBSERVE);
    const client = await context.newCDPSession(page);
    await client.send("Emulation.setCPUThrottlingRate", { rate: SLOWDOWN });
    await page.goto(url, { waitUntil: "load" });
    await page.waitForTimeout(3_000);
    return page.evaluate<Seen>("window.seen");
  });
}

const OBSERVE = `
  window.seen = { paint: 0, shift: 0, longest: 0 };
  const watch = (type, note) => new PerformanceObserver((list) => list.getEntries().forEach(note)).observe({ type, buffered: true });
  watch("largest-contentful-paint", (entry) => { window.seen.paint = entry.startTime; });
  watch("layout-shift", (entry) => { if (!entry.hadRecentInput) window.seen.shift += entry.value; });
  watch("longtask", (entry) => { window.seen.longest = Math.max(window.seen.longest, entry.duration); });`;
