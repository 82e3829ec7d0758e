import { type BrowserContext, chromium } from "@playwright/test";
import { findChromium } from "@/lib/launch/find-chromium.mjs";
import type { Setting } from "../setting";

/** Runs `look` in a signed-in browser with an empty cache. */
export async function inBrowser<T>(
  { app, administrator }: Setting,
  look: (context: BrowserContext) => Promise<T>,
): Promise<T> {
  const executablePath = findChromium();
  const browser = await chromium.launch({
    ...(executablePath ? { executablePath } : {}),
    args: ["--no-sandbox"],
  });
  try {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
    await context.addCookies([{ ...administrator.cookie, url: app.url }]);
    return await look(context);
  } finally {
    await browser.close();
  }
}
