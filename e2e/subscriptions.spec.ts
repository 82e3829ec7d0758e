import { randomBytes } from "node:crypto";
import { createMerchant, expect, expectAccessible, person, signIn, test } from "./fixtures";
import { plantSettlement } from "./settlements";

const yesterday = () =>
  new Intl.DateTimeFormat("en-CA", { timeZone: "Europe/Oslo" }).format(new Date(Date.now() - 86_400_000));

test("an administrator subscribes, sends now, and finds the report in the mailbox, adding up", async ({
  page,
  request,
}) => {
  const merchant = await createMerchant();
  const [unit] = merchant.units;
  await plantSettlement(merchant, unit?.msn ?? "", { day: yesterday() });
  await signIn(page, await person(merchant));
  const to = `books-${randomBytes(5).toString("hex")}@example.test`;

  await page.goto(`/m/${merchant.slug}/settlements`);
  await page.getByRole("link", { name: "Subscriptions" }).click();
  await page.getByRole("link", { name: "New subscription" }).click();
  await page.getByLabel("Name", { exact: true }).fill("Every morning");
  await page.getByLabel("File").selectOption("csv");
  await page.getByLabel("Other addresses").fill(`${to}\nnobody`);
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Address 2, “nobody”, is no mail address.").first()).toBeVisible();
  await page.getByLabel("Other addresses").fill(to);
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Every morning" })).toBeVisible();
  await page.getByRole("button", { name: "Send now" }).click();
  await expect(page.getByText("It is on its way.", { exact: false })).toBeVisible();
  await expectAccessible(page);

  const box = `${process.env["PAYMENTS_BASE_URL"]}/_control/mail?to=${to}`;
  await expect(async () => {
    const { mail } = await (await request.get(box)).json();
    expect(mail).toHaveLength(1);
    expect(mail[0].subject).toContain("490.00 paid out");
    const csv = Buffer.from(mail[0].files[0].base64, "base64").toString();
    const paid = csv.split("\n").find((line) => /^SettlementInfo,(?!SalesUnitName)/.test(line));
    // Gross, fee, refund and net: 500.00 − 10.00 = 490.00.
    expect(paid).toContain(",500.00,NOK,-10.00,0.00,490.00,");
  }).toPass({ timeout: 40_000 });
  await page.reload();
  await expect(page.getByText("Sent", { exact: true })).toBeVisible();
});
