import { control, createMerchant, expect, expectAccessible, person, signIn, test } from "./fixtures";

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

test("a sheet becomes requests once, its bad row left out, and the board says who has paid", async ({
  page,
  browser,
}) => {
  const merchant = await createMerchant({ flags: { longLiving: true } });
  await signIn(page, await person(merchant, { role: "assistant" }));
  await page.goto(`/m/${merchant.slug}/requests/many`);
  const rows = [
    "phone;amount;text;due;reference",
    "910 00 011;80;Membership;;M-1",
    "12345;80;Membership;;M-2",
    "910 00 001;90,50;Membership;;M-3",
  ];
  const upload = { name: "members.csv", mimeType: "text/csv", buffer: Buffer.from(rows.join("\n")) };
  await page.getByLabel("File (CSV or XLSX)").setInputFiles(upload);
  await page.getByRole("button", { name: "Check the rows" }).click();
  await expect(page.getByText("2 rows can be sent")).toBeVisible();
  await expect(page.getByRole("cell", { name: /^12345/ })).toContainText(
    "This is no mobile number of that country.",
  );
  await expect(page.getByText("Total NOK 170.50")).toBeVisible();
  await expectAccessible(page);
  const send = page.getByRole("button", { name: "Send 2 requests" });
  await page.getByLabel("Type the number of requests to send them").fill("3");
  await expect(send).toBeDisabled();
  await page.getByLabel("Type the number of requests to send them").fill("2");
  await send.click();

  await expect(page.getByRole("heading", { level: 1, name: "members.csv" })).toBeVisible();
  await expect(page.getByText("2 of 2 sent")).toBeVisible({ timeout: 15_000 });
  await expectAccessible(page);
  const board = page.url();
  const phone = await (await browser.newContext()).newPage();
  await phone.goto(`${sandbox()}/phone?person=${nora.id}`);
  await phone.getByRole("link", { name: new RegExp(`${merchant.units[0]?.name}.*View and pay`) }).click();
  await phone.getByRole("button", { name: /Pay 80/ }).click();
  await expect(phone.getByRole("heading", { name: "Approved" })).toBeVisible();
  await phone.context().close();
  await expect(page.getByRole("row", { name: /910 00 011/ })).toContainText("Paid", { timeout: 15_000 });
  await expect(page.getByRole("row", { name: /910 00 001/ })).toContainText("Open");

  await page.goto(`/m/${merchant.slug}/requests/many`);
  await page.getByLabel("File (CSV or XLSX)").setInputFiles({ ...upload, name: "again.csv" });
  await page.getByRole("button", { name: "Check the rows" }).click();
  await expect(page.getByText("No row can be sent")).toBeVisible();
  const reason = page.getByRole("cell").getByText("Was sent within the last 30 days.");
  await expect(reason).toHaveCount(2);
  expect(board).toContain("/requests/lists/");
});

test("a request is put off, refused and sent again, and its time runs out", async ({ page, browser }) => {
  const merchant = await createMerchant({ flags: { longLiving: true } });
  const { name: unit = "", msn = "" } = merchant.units[0] ?? {};
  await signIn(page, await person(merchant, { role: "assistant" }));
  await page.goto(`/m/${merchant.slug}/requests`);
  await page.getByLabel("Customer's phone number").fill(nora.phone);
  await page.getByRole("textbox", { name: /^Amount/ }).fill("300");
  await page.getByLabel("Message").fill("Membership 2027");
  await page.getByLabel("Time to pay").selectOption({ label: "3 days" });
  await page.getByRole("button", { name: "Send NOK 300.00" }).click();
  await page
    .getByRole("row", { name: /910 00 011/ })
    .getByRole("link")
    .click();
  await expect(page.getByRole("heading", { level: 1, name: "NOK 300.00" })).toBeVisible();
  await expect(page.getByText("Open", { exact: true })).toBeVisible();

  const phone = await (await browser.newContext()).newPage();
  await phone.goto(`${sandbox()}/phone?person=${nora.id}`);
  await phone.getByRole("link", { name: new RegExp(`${unit}.*View and pay`) }).click();
  await phone.getByRole("button", { name: "I'll pay later" }).click();
  const later = phone.getByRole("region", { name: "To pay later" });
  await later.getByRole("link", { name: new RegExp(unit) }).click();
  await expect(page.getByText("Open", { exact: true })).toBeVisible();
  await phone.getByRole("button", { name: "Reject" }).click();
  await phone.context().close();

  await expect(page.getByText("Rejected", { exact: true }).first()).toBeVisible();
  await expect(page.getByRole("button", { name: "Remind" })).toHaveCount(0);
  await page.getByRole("button", { name: "Send again" }).click();
  await expect(page.getByText("Open", { exact: true })).toBeVisible();
  const sendings = page.getByRole("region", { name: "What was sent" }).getByRole("listitem");
  await expect(sendings).toHaveCount(2);
  const reference = await sendings.first().getByRole("link").textContent();
  await control(`/payments/${msn}/${reference}/expire`);
  await expect(page.getByText("Expired", { exact: true }).first()).toBeVisible();
  await expect(page.getByRole("button", { name: "Send again" })).toBeVisible();
});
