import type { Page } from "@playwright/test";
import { drawPng } from "@/lib/testing/draw-png";
import { createMerchant, createPayment, expect, expectAccessible, person, signIn, test } from "./fixtures";

// Sales units: finding one, what its page shows, and who may change what of it.

const open = (page: Page, what: string) => page.locator("summary").filter({ hasText: what }).click();
const part = (page: Page, name: string) => page.getByRole("region", { name });

async function shopWithUnits() {
  const merchant = await createMerchant({ units: 2, testUnits: 1 });
  const [first, second, trial] = merchant.units;
  if (!first || !second || !trial) throw new Error("units are missing");
  return { merchant, first, second, trial, list: `/m/${merchant.slug}/sales-units` };
}

test("finds a unit by typing, by kind and by status, and says why nothing is found", async ({ page }) => {
  const { merchant, first, second, trial, list } = await shopWithUnits();
  await signIn(page, await person(merchant));
  await page.goto(list);
  const rows = page.getByRole("table").locator("tbody tr");
  await expect(rows).toHaveCount(2);
  await expect(page.getByText(trial.msn)).toHaveCount(0);
  await page.getByRole("searchbox").fill(second.msn.slice(0, 5));
  await expect(rows).toHaveCount(1);
  await expect(rows).toContainText(second.name);
  await page.reload();
  await expect(rows).toHaveCount(1);
  await page.getByRole("searchbox").fill("nothing like it");
  await expect(page.getByRole("heading", { name: "No sales unit matches" })).toBeVisible();
  await page.getByRole("link", { name: "Show all" }).click();
  await expect(rows).toHaveCount(2);
  await page
    .getByRole("navigation", { name: "Main" })
    .getByRole("link", { name: /VM numbers/ })
    .click();
  await expect(page.getByRole("heading", { name: "None of this kind" })).toBeVisible();
  await page
    .getByRole("navigation", { name: "Main" })
    .getByRole("link", { name: /Online payments/ })
    .click();
  await expect(rows).toHaveCount(2);
  await page.getByRole("link", { name: first.name }).click();
  await expect(page.getByRole("heading", { level: 1, name: first.name })).toBeVisible();
});

test.describe("how a unit looks", () => {
  test.use({ expectedErrors: /status of 422/ });

  test("is an administrator's to change, and a picture that is none is refused", async ({ page }) => {
    const { merchant, first, list } = await shopWithUnits();
    await createPayment(merchant, { unit: first.msn });
    await signIn(page, await person(merchant));
    await page.goto(`${list}/${first.msn}`);
    await expect(part(page, "Last 30 days")).toContainText("100.00");
    const look = part(page, "How your business looks");
    await open(page, "Edit");
    await look.getByLabel("Name").fill("Kaffe på torget");
    await expect(look.getByText("15 characters left")).toBeVisible();
    await look.getByRole("button", { name: "Save" }).click();
    await expect(page.getByRole("heading", { level: 1, name: "Kaffe på torget" })).toBeVisible();
    await look.getByLabel("Name").fill("x".repeat(31));
    await look.getByRole("button", { name: "Save" }).click();
    await expect(look.getByText("A name has at most 30 characters.").first()).toBeVisible();

    const file = look.getByLabel("Choose an image");
    const choose = (name: string, buffer: Buffer) =>
      file.setInputFiles({ name, mimeType: "image/png", buffer });
    await choose("logo.png", Buffer.from("<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>"));
    await expect(look.getByText("This is not a PNG, so nothing was saved.", { exact: false })).toBeVisible();
    await choose("large.png", Buffer.alloc(40 * 1_048_576));
    await expect(look.getByText("The image is larger than 1 MB, so nothing was saved.")).toBeVisible();
    await choose("logo.png", drawPng({ width: 200, height: 120 }));
    await expect(look.getByText("The new logo is in place.")).toBeVisible();
    const address = await look.locator("img").getAttribute("src");
    const shown = await page.request.get(address ?? "");
    expect(shown.headers()).toMatchObject({
      "content-type": "image/png",
      "x-content-type-options": "nosniff",
    });
    expect(shown.headers()["content-security-policy"]).toMatch(/^default-src 'none'.*; sandbox$/);
    await expectAccessible(page);
    await look.getByRole("button", { name: "Delete image" }).click();
    await expect(look.locator("img")).toHaveCount(0);
  });
});

test.describe("the server too", () => {
  test.use({ expectedErrors: /status of 4(13|22|03)/ });

  test("refuses 40 MB and an assistant's logo, and keeps nothing", async ({ page, browserOf, baseURL }) => {
    const { merchant, first, list } = await shopWithUnits();
    const send = (who: Page, data: Buffer) =>
      who.request.post(`${list}/${first.msn}/logo`, { data, headers: { origin: baseURL ?? "" } });
    await signIn(page, await person(merchant));
    const large = await send(page, Buffer.alloc(40 * 1_048_576));
    expect(large.status()).toBe(413);
    const assistant = await browserOf(await person(merchant, { role: "assistant", units: [first.msn] }));
    expect((await send(assistant, drawPng())).status()).toBe(403);
    expect((await page.request.get(`${list}/${first.msn}/logo`)).status()).toBe(404);
  });
});

test("an administrator takes a unit out of service and back, by typing its name", async ({ page }) => {
  const { merchant, first, list } = await shopWithUnits();
  await signIn(page, await person(merchant));
  await page.goto(`${list}/${first.msn}`);
  const identity = part(page, "Identity");
  await open(page, "Deactivate");
  await expect(identity).toContainText("its QR codes and payment links stop working");
  await identity.getByLabel(/Type the name/).fill("something else");
  await identity.getByRole("button", { name: "Deactivate" }).click();
  await expect(identity).toContainText("This is not the name of the sales unit");
  await identity.getByLabel(/Type the name/).fill(first.name);
  await identity.getByRole("button", { name: "Deactivate" }).click();
  await expect(identity.getByText("Deactivated", { exact: true })).toBeVisible();
  await open(page, "Reactivate");
  await identity.getByRole("button", { name: "Reactivate" }).click();
  await expect(identity.getByText("Active", { exact: true })).toBeVisible();
});

test("an administrator moves the settlement to an account of the organisation, and to no other", async ({
  page,
}) => {
  const { merchant, first, list } = await shopWithUnits();
  await signIn(page, await person(merchant));
  await page.goto(`${list}/${first.msn}`);
  const settlement = part(page, "Settlement");
  await open(page, "Change the account");
  const type = async (account: string) => {
    await settlement.getByLabel("New account number").fill(account);
    await settlement.getByRole("button", { name: "Change the account" }).click();
  };
  await type("99990000015");
  await expect(settlement.getByText(/The check digits don't fit/).first()).toBeVisible();
  await type("12345678911");
  await expect(settlement.getByText(/belongs to another organisation/).first()).toBeVisible();
  await type("9999 00 00014");
  await expect(settlement.getByText("•••• 0014")).toBeVisible();
  await open(page, "Change the period");
  await settlement.getByRole("radio", { name: /Monthly/ }).check();
  await settlement.getByRole("button", { name: "Save" }).click();
  await expect(settlement.getByText("Saved.")).toBeVisible();
  await page.reload();
  await expect(settlement.getByText("Monthly").first()).toBeVisible();
});

test("an administrator asks for recurring payments, adds payment links and names a partner", async ({
  page,
}) => {
  const { merchant, first, list } = await shopWithUnits();
  await signIn(page, await person(merchant));
  await page.goto(`${list}/${first.msn}`);
  const solution = part(page, "Your solution");
  await solution.getByRole("button", { name: "Add" }).click();
  await expect(solution.getByText("Active", { exact: true })).toBeVisible();
  await open(page, "Request recurring payments");
  await solution.getByLabel(/Expected revenue/).fill("250000");
  await solution.getByLabel("What your customers subscribe to").fill("A bag of coffee every month");
  await solution.getByRole("button", { name: "Send the request" }).click();
  await expect(solution.getByText(/^Requested on/)).toBeVisible();
  await open(page, "Change the partner");
  await solution.getByLabel("Name of the partner").fill("Nordlys Kassesystem");
  await solution.getByLabel("E-mail of the partner").fill("post@example.test");
  await solution.getByRole("button", { name: "Change the partner" }).click();
  await expect(solution.getByRole("definition").getByText("Nordlys Kassesystem")).toBeVisible();
});

test("a manager changes looks, status and period, but no account; an assistant changes nothing", async ({
  page,
  browserOf,
}) => {
  const { merchant, first, second, list } = await shopWithUnits();
  await signIn(page, await person(merchant, { role: "sales_unit_manager", units: [first.msn] }));
  await page.goto(list);
  await expect(page.getByRole("table").locator("tbody tr")).toHaveCount(1);
  await page.goto(`${list}/${first.msn}`);
  const buttons = (who: Page) => who.locator("main summary").allInnerTexts();
  expect(await buttons(page)).toEqual(["Edit", "Deactivate", "Change the period", "Change the refund limit"]);
  await page.getByText("Change the refund limit").click();
  await page.getByLabel("Refunds per person and day without a fresh sign-in").fill("2500,50");
  await page.locator("details[open]").getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("NOK 2,500.50 a day only after a fresh sign-in")).toBeVisible();
  const assistant = await browserOf(await person(merchant, { role: "assistant", units: [first.msn] }));
  await assistant.goto(`${list}/${first.msn}`);
  await expect(assistant.getByRole("heading", { level: 1, name: first.name })).toBeVisible();
  expect(await buttons(assistant)).toEqual([]);
  const hidden = await assistant.request.get(`${list}/${second.msn}`);
  expect(hidden.status()).toBe(404);
});

test("a test unit is shown in test mode, and says why nothing of it can be changed", async ({ page }) => {
  const { merchant, trial, list } = await shopWithUnits();
  await signIn(page, await person(merchant));
  await page.goto(`${list}/${trial.msn}`);
  await expect(page.getByRole("heading", { name: "This belongs to a test sales unit" })).toBeVisible();
  await page.getByRole("button", { name: "Switch to test mode" }).click();
  await expect(page.getByRole("heading", { level: 1, name: trial.name })).toBeVisible();
  await expect(page.getByText(/A test sales unit stays as it was made/)).toBeVisible();
  await expect(page.locator("main summary")).toHaveCount(0);
  await page.goto(list);
  await expect(page.getByRole("table").locator("tbody tr")).toHaveCount(1);
});
