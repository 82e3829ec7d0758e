import type { Page } from "@playwright/test";
import { readPng, readSvg } from "@/lib/testing/read-code";
import { createMerchant, expect, expectAccessible, person, signIn, test } from "./fixtures";

// One window is the portal, the other the phone of a customer who scans what was printed.

const MENU = "https://shop.example.com/menu?table=7";
const AUTUMN = "https://shop.example.com/autumn";

/** Nora scans a code, and reads what her app shows. */
async function scan(phone: Page, content: string): Promise<void> {
  await phone.goto(`${process.env["PAYMENTS_BASE_URL"]}/phone?person=nora-vik&view=scan`);
  await phone.getByLabel("Or paste a code").fill(content);
  await phone.getByRole("button", { name: "Open the code" }).click();
}

test("a code is made, downloaded, scanned, led elsewhere and deleted for good", async ({ page, context }) => {
  const merchant = await createMerchant();
  await signIn(page, await person(merchant, { role: "assistant" }));
  await page.goto(`/m/${merchant.slug}/qr-codes`);
  await page.getByRole("link", { name: "New code" }).first().click();
  await page.getByLabel("Name").fill("Table 7");
  await page.getByLabel("Address of the page").fill("javascript:alert(1)");
  await page.getByRole("button", { name: "Create code" }).click();
  await expect(page.getByText("This is a program or a file and no page").first()).toBeVisible();
  await page.getByLabel("Address of the page").fill(MENU);
  await page.getByRole("button", { name: "Create code" }).click();
  await page.getByRole("link", { name: "Open it" }).click();
  await expect(page.getByRole("img", { name: "Code “Table 7”" })).toBeVisible();
  await expectAccessible(page);

  const code = await download(page, "PNG, 300 pixels", readPng);
  expect(code).toContain("/qr/c/");
  expect(await download(page, /^SVG/, (bytes) => readSvg(Buffer.from(bytes).toString(), 600))).toBe(code);
  const poster = await page.request.get(await hrefOf(page, "Table tent, A4 folded"));
  expect(poster.headers()["content-type"]).toBe("application/pdf");
  expect((await poster.body()).subarray(0, 5).toString()).toBe("%PDF-");

  const phone = await context.newPage();
  await scan(phone, code ?? "");
  await expect(phone.getByRole("link", { name: "Open the page" })).toHaveAttribute("href", MENU);
  await page.getByLabel("Address of the page").fill(AUTUMN);
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("printed copies go on working")).toBeVisible();
  await scan(phone, code ?? "");
  await expect(phone.getByRole("link", { name: "Open the page" })).toHaveAttribute("href", AUTUMN);

  await page.getByText("Delete", { exact: true }).click();
  await page.getByLabel("Type the name of the code").fill("Table 7");
  await page.getByRole("button", { name: "Delete the code" }).click();
  await expect(page.getByRole("heading", { name: "No codes here yet" })).toBeVisible();
  await scan(phone, code ?? "");
  await expect(phone.getByText("This code is not in use any more.")).toBeVisible();
});

async function hrefOf(page: Page, name: string | RegExp): Promise<string> {
  return (await page.getByRole("link", { name }).getAttribute("href")) ?? "";
}

/** The file behind a link, as a decoder reads it. */
async function download(
  page: Page,
  name: string | RegExp,
  read: (bytes: Uint8Array) => Promise<string | undefined>,
): Promise<string | undefined> {
  const answer = await page.request.get(await hrefOf(page, name));
  expect(answer.headers()["content-disposition"]).toContain("attachment");
  return read(await answer.body());
}

test("tables 1 to 80 are made at once, with one PDF out", async ({ page }) => {
  const merchant = await createMerchant();
  await signIn(page, await person(merchant));
  await page.goto(`/m/${merchant.slug}/qr-codes/bulk`);
  await page.getByLabel("To", { exact: true }).fill("80");
  await page.getByLabel("Address, with").fill("https://shop.example.com/?table={n}");
  await page.getByRole("button", { name: "Make the codes" }).click();
  await expect(page.getByText("80 of 80 codes are ready.")).toBeVisible({ timeout: 20_000 });
  const pdf = await page.request.get(await hrefOf(page, "Sticker, 80 × 80 mm"));
  expect((await pdf.body()).toString("latin1").match(/\/Type \/Page\b/g)).toHaveLength(80);
});

test("a customer checks in at a till, is asked for an amount and pays", async ({ page, browser }) => {
  const merchant = await createMerchant({ flags: { directCapture: true } });
  await signIn(page, await person(merchant, { role: "assistant" }));
  await page.goto(`/m/${merchant.slug}/qr-codes/new`);
  await page.getByLabel("Checks in at the till").check();
  await page.getByLabel("Name").fill("Till 1");
  await page.getByLabel("What customers see").fill("Till by the door");
  await page.getByRole("button", { name: "Create code" }).click();
  await page.getByRole("link", { name: "Open it" }).click();
  await expect(page.getByRole("img", { name: "Code “Till 1”" })).toBeVisible();
  const till = page.url();
  const code = await download(page, "PNG, 300 pixels", readPng);
  const phone = await (await browser.newContext()).newPage();
  await scan(phone, code ?? "");
  await expect(phone.getByText("The shop cannot be reached right now")).toBeVisible();
  await page.goto(`/m/${merchant.slug}/qr-codes`);
  await page.getByRole("button", { name: "Let the portal hear of scans" }).click();
  await expect(page.getByText("The portal hears of scans here and counts them.")).toBeVisible();
  await page.goto(till);
  await expect(page.getByText("Nobody is waiting.")).toBeVisible();

  await scan(phone, code ?? "");
  await expect(phone.getByText("the shop has been told")).toBeVisible();
  // By itself: the page is not loaded anew.
  await expect(page.getByText("A customer is waiting.")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("textbox", { name: "Amount" }).fill("49");
  await page.getByRole("button", { name: "Ask for NOK 49.00" }).click();
  await expect(page.getByText("Has it on the phone", { exact: true })).toBeVisible();
  await phone.getByRole("button", { name: /Pay 49/ }).click();
  await expect(phone.getByRole("heading", { name: "Paid" })).toBeVisible();
  await expect(page.getByText("Paid", { exact: true })).toBeVisible({ timeout: 15_000 });
  await page.reload();
  await expect(page.getByText("1 scan in 30 days")).toBeVisible();
  await expect(page.getByText("1 payment, NOK 49.00")).toBeVisible();
  await page.getByRole("link", { name: "See the payment" }).click();
  await expect(page.getByText("Captured").first()).toBeVisible();
  await phone.context().close();
});
