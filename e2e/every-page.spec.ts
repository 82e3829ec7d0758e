import { readdirSync, readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { ENVIRONMENT_COOKIE, LOCALE_COOKIE } from "@/lib/domain/preferences";
import { plantBooks } from "./books";
import { plantCode } from "./codes";
import { createDraft } from "./drafts";
import { createFailedRequest, createRequestList } from "./failed-request";
import {
  createMerchant,
  createPayment,
  expect,
  expectAccessible,
  person,
  personWithPassword,
  signIn,
  test,
} from "./fixtures";
import { group } from "./groups";
import { createInvoice } from "./invoices";
import { plantLink } from "./payment-links";
import { fill, pageRoutes } from "./routes";
import { plantSettlement } from "./settlements";
import { plantSubscription } from "./subscriptions";

// What holds for every page that the build has, found from the build itself.
test.use({ expectedErrors: /status of 404/ });

/** Every page's address, filled in for a company with payments, and signed in; the sign-in page shows itself to visitors. */
async function tour(page: Page): Promise<string[]> {
  const merchant = await createMerchant();
  const payment = await createPayment(merchant, { amount: 25_000 });
  await createPayment(merchant, { customer: "rejected" });
  const boss = await person(merchant);
  await signIn(page, boss);
  const member = await person(merchant, { role: "assistant", name: "Sara Assistant" });
  const { id: nightShift } = await group(merchant, { name: "Night", role: "assistant", members: [member] });
  const filling = {
    group: nightShift,
    ...{ merchant: merchant.slug, payment: payment.id, member: member.id, unit: payment.msn },
    order: await createDraft(merchant),
    invoice: (await createInvoice(merchant)).id,
    link: (await plantLink(merchant)).id,
    request: await createFailedRequest(merchant, payment.msn),
    list: await createRequestList(merchant, payment.msn),
    ...(await plantCode(merchant, payment.msn)),
    ...(await plantBooks(merchant, payment.msn)),
    settlement: await plantSettlement(merchant, payment.msn, { lost: 500 }),
    ...(await plantSubscription(merchant, boss.id)),
  };
  const queries: Record<string, string> = { "/m/[merchant]/no-access": "?needs=payment:capture" };
  const pages = pageRoutes().map((route) => `${fill(route, filling)}${queries[route] ?? ""}`);
  return [...pages, `/m/${merchant.slug}/nowhere`];
}

async function open(page: Page, address: string): Promise<void> {
  if (address === "/sign-in") await page.context().clearCookies({ name: "portal-session" });
  await page.goto(address);
  await expect(page.getByRole("heading", { level: 1 }).first()).toBeVisible();
}

/** The sign-in page comes last: it is visited signed out. */
function inOrder(addresses: readonly string[]): string[] {
  return [...addresses].sort((a, b) => Number(a === "/sign-in") - Number(b === "/sign-in"));
}

/** What an administrator with an e-ID is led away from, or sees empty, as whoever stays there. */
async function toursOfOthers(page: Page): Promise<{ address: string; enter: () => Promise<void> }[]> {
  const merchant = await createMerchant({ testUnits: 1 });
  const boss = await person(merchant);
  const invited = await person(merchant, { invited: true });
  const owing = await personWithPassword(merchant, "DK");
  const assistant = await personWithPassword(merchant, "DK", { role: "assistant" });
  const switched = { name: ENVIRONMENT_COOKIE, value: "test", url: process.env["PORTAL_PUBLIC_URL"] ?? "" };
  const as = (who: { id: string }, how: "bankid-no" | "password", ...addresses: string[]) =>
    addresses.map((address) => ({ address, enter: () => signIn(page, who, how) }));
  const trying = ["", "/sales-units", "/orders/test-unit", "/developers", "/developers/test-users"];
  return [
    ...as(invited, "bankid-no", "/invitations"),
    ...as(owing, "password", "/sign-in/factor"),
    ...as(assistant, "password", "/profile/security", "/profile/security/app", "/sign-in/again"),
    ...trying.map((path) => ({
      address: `/m/${merchant.slug}${path}`,
      enter: async () => {
        await page.context().addCookies([switched]);
        await signIn(page, boss);
      },
    })),
  ];
}

const DESK = { width: 1_280, height: 800 };
const PHONE = { width: 360, height: 740 };

async function shine(page: Page, colorScheme: "light" | "dark"): Promise<void> {
  await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
}

/** Rules whose answer depends on colours and on how wide the window is; what the others look at stays the same. */
const LAYOUT = ["color-contrast", "target-size", "scrollable-region-focusable", "link-in-text-block"];

async function narrowEnough(page: Page): Promise<void> {
  // A plot takes its new width once the window has it.
  const width = () => page.evaluate(() => document.documentElement.scrollWidth);
  await expect.poll(width, page.url()).toBeLessThanOrEqual(PHONE.width);
}

type Stop = { address: string; enter?: () => Promise<void> };

/** Opening a page takes longer than looking at it: each is opened once, and looked at on a desk and on a phone. */
async function lookAtEach(page: Page, stops: readonly Stop[]): Promise<void> {
  const found: string[] = [];
  for (const { address, enter } of stops) {
    await page.setViewportSize(DESK);
    await shine(page, "light");
    await enter?.();
    const look = async () => {
      await open(page, address);
      await expectAccessible(page);
      await shine(page, "dark");
      await expectAccessible(page, ["color-contrast"]);
      await page.setViewportSize(PHONE);
      await shine(page, "dark");
      await expectAccessible(page, LAYOUT);
      await narrowEnough(page);
    };
    await look().catch((fault: unknown) => found.push(String(fault)));
  }
  expect(found, found.join("\n")).toEqual([]);
}

// Two halves, one for each core.
for (const half of [0, 1])
  test(`axe finds nothing on any page, on a desk and on a phone, in light and in the dark (${half + 1} of 2)`, async ({
    page,
  }) => {
    test.setTimeout(600_000);
    const addresses = inOrder(await tour(page)).filter((_, index) => index % 2 === half);
    await lookAtEach(
      page,
      addresses.map((address) => ({ address })),
    );
  });

test("axe finds nothing on what others than an administrator see, on a desk and on a phone", async ({
  page,
}) => {
  test.setTimeout(300_000);
  await lookAtEach(page, await toursOfOthers(page));
});

test("every answer carries the security headers, and a nonce of its own", async ({ page }) => {
  const addresses = await tour(page);
  const nonces = new Set<string>();
  for (const address of [...addresses, "/api/health", "/api/watch/nobody/payments"]) {
    const answer = await page.request.get(address, { maxRedirects: 0 });
    const headers = answer.headers();
    expect(headers, address).toMatchObject({
      "x-content-type-options": "nosniff",
      "x-frame-options": "DENY",
      "referrer-policy": "strict-origin-when-cross-origin",
      "cross-origin-opener-policy": "same-origin",
      "strict-transport-security": expect.stringContaining("max-age="),
    });
    expect(headers["x-powered-by"], address).toBeUndefined();
    const policy = headers["content-security-policy"] ?? "";
    expect(policy, address).toContain("default-src 'none'");
    expect(policy, address).toContain("frame-ancestors 'none'");
    expect(
      policy.split(";").find((part) => part.includes("script-src")),
      address,
    ).not.toMatch(/unsafe|\*/);
    nonces.add(/'nonce-([^']+)'/.exec(policy)?.[1] ?? "");
  }
  expect(nonces.has("")).toBe(false);
  expect(nonces.size).toBe(addresses.length + 2);
});

test("the icon is there under the name that browsers guess", async ({ page }) => {
  const answer = await page.request.get("/favicon.ico");
  expect(answer.status()).toBe(200);
  expect(answer.headers()["content-type"]).toContain("image/svg+xml");
});

// In Finnish, whose words are the longest, the page of one payment was wider than a phone.
test("in Finnish nothing is left in English, and no page scrolls sideways on a phone", async ({
  page,
  baseURL,
}) => {
  test.setTimeout(300_000);
  const english = untranslated();
  expect(english.length).toBeGreaterThan(100);
  for (const address of inOrder(await tour(page))) {
    await page.setViewportSize(DESK);
    await page.context().addCookies([{ name: LOCALE_COOKIE, value: "fi", url: baseURL ?? "" }]);
    await open(page, address);
    await expect(page.locator("html")).toHaveAttribute("lang", "fi");
    const seen = await wordsOf(page);
    expect(
      english.filter((sentence) => seen.has(sentence)),
      address,
    ).toEqual([]);
    await page.setViewportSize(PHONE);
    await narrowEnough(page);
  }
});

/** Each line that a page shows or tells a screen reader. */
async function wordsOf(page: Page): Promise<Set<string>> {
  const text = (await page.locator("body").allInnerTexts()).join("\n");
  const labels = await page
    .locator("[aria-label], [placeholder], [title]")
    .evaluateAll((all) =>
      all.flatMap((one) =>
        ["aria-label", "placeholder", "title"].map((name) => one.getAttribute(name) ?? ""),
      ),
    );
  return new Set([...text.split("\n"), ...labels].map((line) => line.trim()));
}

/** What the English catalogue says and the Finnish one says in other words. */
function untranslated(): string[] {
  const namespaces = readdirSync("lib/i18n/messages/en");
  const read = (locale: string, file: string) =>
    flatten(JSON.parse(readFileSync(`lib/i18n/messages/${locale}/${file}`, "utf8")));
  return namespaces.flatMap((file) => {
    const finnish = read("fi", file);
    return Object.entries(read("en", file)).flatMap(([key, text]) =>
      finnish[key] === text || text.includes("{") ? [] : [text],
    );
  });
}

function flatten(messages: Record<string, unknown>, prefix = ""): Record<string, string> {
  return Object.fromEntries(
    Object.entries(messages).flatMap(([key, value]): [string, string][] =>
      typeof value === "string"
        ? [[`${prefix}${key}`, value]]
        : Object.entries(flatten(Object(value), `${prefix}${key}.`)),
    ),
  );
}
