import type { Setting } from "../setting";
import { inBrowser } from "./browser";

const SLOWDOWN = 4;

/** In milliseconds, and the sum of layout shifts. */
export type Seen = { paint: number; shift: number; longest: number };

/** A page of a warm server as it comes up on a processor slowed down four times, with an empty cache. */
export async function seenIn(setting: Setting, url: string): Promise<Seen> {
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
