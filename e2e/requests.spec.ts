import { createMerchant, expect, expectAccessible, person, signIn, test } from "./fixtures";

// Asking people for money by phone number: the portal in one window, the customer's phone in the other.

const sandbox = () => process.env["PAYMENTS_BASE_URL"] ?? "";
const nora = { id: "nora-vik", phone: "910 00 011" };

test("a request goes from the form to the phone, rings again, and its money is captured", async ({
  page,
  browser,
}) => {
  const merchant = await createMerchant({ flags: { directCapture: true } });
  const unit = merchant.units[0]?.name ?? "";
  await signIn(page, await person(merchant, { role: "assistant" }));
  await page.goto(`/m/${merchant.slug}/requests`);
  await expectAccessible(page);

  await page.getByLabel("Customer's phone number").fill("910 00");
  await page.getByLabel("Message").fill("Two bags of coffee");
  await expect(page.getByText("This is no mobile number of that country.")).toBeVisible();
  await page.getByLabel("Customer's phone number").fill(nora.phone);
  await page.getByRole("textbox", { name: /^Amount/ }).fill("125");
  await page.getByRole("button", { name: "Send NOK 125.00" }).click();
  await expect(page.getByText("Sent. The customer has it in the app.")).toBeVisible();
  const row = page.getByRole("row", { name: /910 00 011/ });
  await expect(row).toContainText("Open");

  const phone = await (await browser.newContext()).newPage();
  await phone.goto(`${sandbox()}/phone?person=${nora.id}`);
  await expect(phone.getByRole("link", { name: new RegExp(`${unit}.*View and pay`) })).toHaveCount(1);

  await row.getByRole("link").click();
  await page.getByRole("button", { name: "Remind" }).click();
  await expect(page.getByText("1 reminder")).toBeVisible({ timeout: 20_000 });
  await phone.getByRole("link", { name: new RegExp(`${unit}.*View and pay`) }).click();
  await phone.getByRole("button", { name: /Pay 125/ }).click();
  await expect(phone.getByRole("heading", { name: "Paid" })).toBeVisible();

  await expect(page.getByText("Paid", { exact: true })).toBeVisible({ timeout: 15_000 });
  await expectAccessible(page);
  await page.getByRole("link", { name: "See the payment" }).click();
  await expect(page.getByText("Captured").first()).toBeVisible();
  await phone.context().close();
});
