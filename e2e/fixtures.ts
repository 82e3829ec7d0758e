import { readFileSync } from "node:fs";
import { type BrowserContext, test as base, expect, type Page } from "@playwright/test";
import type axe from "axe-core";
import { type Person, signIn } from "./people";

export { expect } from "@playwright/test";
export { createMerchant, type Merchant } from "./merchants";
export { person, personWithPassword, signIn, testPerson } from "./people";
export { control, createPayment, order, type Payment, shop } from "./shop";

declare global {
  interface Window {
    axe: typeof axe;
  }
}

type Options = {
  /** Errors in the browser's console that the test brings about on purpose, such as the 404 of a page that is not there. */
  expectedErrors: RegExp;
};

type Fixtures = Options & {
  /** Opens another browser, signed in as this person, for tests of two people at once. */
  browserOf: (person: Pick<Person, "id">) => Promise<Page>;
  consoleErrors: string[];
};

/**
 * `test` of the browser tests. An error in the console of any page fails the test, whatever else it checked. A test makes
 * its own company and people, so all run side by side and none cleans up:
 *
 *     const merchant = await createMerchant();
 *     await signIn(page, await person(merchant, { role: "assistant", extras: ["transaction_management"] }));
 *     const payment = await createPayment(merchant, { amount: 25_000 });
 *     await page.goto(`/m/${merchant.slug}/transactions/${payment.id}`);
 */
export const test = base.extend<Fixtures>({
  expectedErrors: [/(?!)/, { option: true }],

  baseURL: async ({ playwright: _ }, use) => use(process.env["PORTAL_PUBLIC_URL"]),

  consoleErrors: [
    async ({ context, expectedErrors }, use) => {
      const seen: string[] = [];
      listen(context, seen);
      await use(seen);
      const unexpected = seen.filter((line) => !expectedErrors.test(line));
      expect(unexpected, "errors in the browser's console").toEqual([]);
    },
    { auto: true },
  ],

  browserOf: async ({ browser, baseURL, consoleErrors }, use) => {
    const opened: BrowserContext[] = [];
    await use(async (someone) => {
      const context = await browser.newContext(baseURL ? { baseURL } : {});
      opened.push(context);
      listen(context, consoleErrors);
      const page = await context.newPage();
      await signIn(page, someone);
      return page;
    });
    for (const context of opened) await context.close();
  },
});

function listen(context: BrowserContext, seen: string[]): void {
  context.on("console", (message) => {
    if (message.type() === "error") seen.push(`${message.text()} (${message.location().url})`);
  });
  context.on("weberror", (thrown) => seen.push(String(thrown.error())));
}

// What the package gives by its name is twice as long, and goes to each page anew.
const AXE = readFileSync("node_modules/axe-core/axe.min.js", "utf8");

/** Fails with a readable list where axe finds anything on the page as it stands, by all its rules or by those named. */
export async function expectAccessible(page: Page, rules?: string[]): Promise<void> {
  // The title streams in after the page when one goes there by a link: axe once looked in between.
  await expect(page).toHaveTitle(/\S/);
  await coloursHaveArrived(page);
  const ready = await page.evaluate(() => "axe" in window);
  if (!ready) await page.evaluate(AXE);
  const found = await page.evaluate(async (named) => {
    const options = named ? { runOnly: { type: "rule" as const, values: named } } : {};
    // Of what axe can load ahead, its rules need sounds and films; style sheets are for one that is not among them.
    const rest = { resultTypes: ["violations" as const], preload: { assets: ["media"] } };
    const { violations } = await window.axe.run(document, { ...options, ...rest });
    return violations.map(({ id, help, nodes }) => ({
      id,
      help,
      at: nodes.slice(0, 5).map(({ target, failureSummary }) => `${target.join(" ")}: ${failureSummary}`),
    }));
  }, rules);
  expect(found, `axe on ${page.url()}`).toEqual([]);
}

/** A colour on its way from light to dark is neither, and axe would measure it. What inherits a colour sets out a frame later. */
async function coloursHaveArrived(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const moving = () => document.getAnimations().filter((one) => one instanceof CSSTransition);
    const drawn = () => new Promise((next) => requestAnimationFrame(() => requestAnimationFrame(next)));
    for (let quiet = 0; quiet < 2; quiet++) {
      await drawn();
      for (const one of moving()) {
        one.finish();
        quiet = -1;
      }
    }
  });
}
