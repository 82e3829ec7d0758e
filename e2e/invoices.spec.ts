import { createMerchant, expect, expectAccessible, person, signIn, test } from "./fixtures";
import { createInvoice } from "./invoices";

// One window is the portal, the other the customer's phone or browser.
const sandbox = () => process.env["PAYMENTS_BASE_URL"] ?? "";
const nora = { id: "nora-vik", phone: "+47 910 00 011" };

test("an invoice goes to the app, shows its details there, is approved and is paid", async ({
  page,
  context,
}) => {
  const merchant = await createMerchant({ flags: { longLiving: true } });
  await signIn(page, await person(merchant));
  await page.goto(`/m/${merchant.slug}/invoices/new`);
  await page.getByLabel("Name").fill("Nora Vik");
  await page.getByLabel("Mobile number").fill("+45 20 12 34 56");
  await page.getByLabel("What").fill("Beans, 1 kg");
  await page.getByLabel("Quantity").fill("2");
  await page.getByLabel(/^Price each/).fill("249,00");
  await page.getByRole("button", { name: "Save draft" }).click();
  await expect(page.getByText("This number belongs to another country.").first()).toBeVisible();
  await page.getByLabel("Mobile number").fill(nora.phone);
  await page.getByRole("button", { name: "Save draft" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Draft for Nora Vik" })).toBeVisible();
  await page.getByRole("button", { name: "Send the invoice" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Invoice 1" })).toBeVisible();
  await expect(page.getByText("Request sent to the customer’s app")).toBeVisible();
  const phone = await context.newPage();
  await phone.goto(`${sandbox()}/phone?person=${nora.id}`);
  const unit = merchant.units[0]?.name ?? "";
  await phone.getByRole("link", { name: new RegExp(`${unit}.*View and pay`) }).click();
  await expect(phone.getByText("2 × Beans, 1 kg")).toBeVisible();
  const details = await context.newPage();
  await details.goto(
    (await page.getByRole("link", { name: "Open the customer’s page" }).getAttribute("href")) ?? "",
  );
  await expect(details.getByRole("heading", { name: "Invoice 1" })).toBeVisible();
  await phone.getByRole("button", { name: /Pay 498/ }).click();
  await expect(phone.getByRole("heading", { name: /Approved|Paid/ })).toBeVisible();
  await expect(page.getByRole("banner").or(page.locator("header")).getByText("Paid").first()).toBeVisible({
    timeout: 20_000,
  });
  await expect(page.getByText("Paid in the app")).toBeVisible();
});

test("whoever has the address pays on the page without a script, and can take the invoice along as a PDF", async ({
  browser,
}) => {
  const merchant = await createMerchant();
  const { token } = await createInvoice(merchant);
  const context = await browser.newContext({ javaScriptEnabled: false, locale: "en-GB" });
  const page = await context.newPage();
  await page.goto(`${process.env["PORTAL_PUBLIC_URL"]}/invoice/${token}`);
  await expect(page.getByRole("heading", { name: "Invoice 1" })).toBeVisible();
  await expect(page.locator("script")).toHaveCount(0);
  const pdf = await page.request.get(`/invoice/${token}/pdf`);
  expect(pdf.headers()["content-type"]).toBe("application/pdf");
  expect((await pdf.body()).subarray(0, 5).toString()).toBe("%PDF-");
  await page.getByLabel(/Send the next invoice/).check();
  await page.getByRole("button", { name: "Pay with Vipps" }).click();
  await page.waitForURL(/\/landing/);
  await context.close();
  expect(await (await fetch(`${process.env["PORTAL_PUBLIC_URL"]}/invoice/${"A".repeat(22)}`)).status).toBe(
    404,
  );
});

test("the page of an invoice has nothing that axe finds", async ({ page }) => {
  const { token } = await createInvoice(await createMerchant());
  await page.goto(`/invoice/${token}`);
  await expectAccessible(page);
});
