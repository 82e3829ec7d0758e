import { readFileSync } from "node:fs";
import { createMerchant, createPayment, expect, type Merchant, person, shop, signIn, test } from "./fixtures";

async function sell(merchant: Merchant, unit: string, amount: number): Promise<void> {
  const { reference } = await createPayment(merchant, { amount, unit });
  const client = shop(merchant, unit);
  const body = { modificationAmount: { currency: client.unit.currency, value: amount } };
  expect((await client.write(`/payments/${reference}/capture`, { body })).status).toBe(200);
}

test("sales of some units are looked at beside the period before, opened and taken along", async ({
  page,
}) => {
  const merchant = await createMerchant({ units: 3 });
  const [first, second, third] = merchant.units.map(({ msn }) => msn) as [string, string, string];
  await Promise.all([
    sell(merchant, first, 25_000),
    sell(merchant, second, 15_050),
    sell(merchant, third, 9_900),
  ]);
  await signIn(page, await person(merchant, { role: "accountant" }));
  const overview = `/m/${merchant.slug}/reports`;

  await test.step("an accountant sees all units, and chooses two of them", async () => {
    // The worker counts what it has just heard of.
    await expect(async () => {
      await page.goto(overview);
      await expect(page.getByRole("link", { name: /^Sales NOK 499\.50/ })).toBeVisible({ timeout: 500 });
    }).toPass({ timeout: 15_000 });
    await page.getByRole("button", { name: "Sales unit All sales units" }).click();
    for (const msn of [first, second]) await page.getByRole("checkbox", { name: msn }).check();
    await page.getByRole("group", { name: "Sales unit" }).getByRole("button", { name: "Show" }).click();
    await expect(page.getByRole("link", { name: /^Sales NOK 400\.50/ })).toBeVisible();
    await expect(page.getByRole("button", { name: "Sales unit 2 sales units" })).toBeVisible();
  });

  await test.step("another period keeps the units, and says what it is compared with", async () => {
    await page.getByRole("link", { name: "7 days" }).click();
    await expect(page).toHaveURL(new RegExp(`period=week.*unit=${first}.*unit=${second}`));
    await expect(page.getByText(/Compared with \d/)).toBeVisible();
    await expect(page.getByRole("link", { name: /^Average sale NOK 200\.25.*Nothing before/ })).toBeVisible();
  });

  await test.step("a point opens its rows by keyboard, the table says the same, and the way back is this overview", async () => {
    await page.getByText("Show as table").click();
    await expect(page.getByRole("row", { name: /NOK 400\.50/ }).first()).toBeVisible();
    const point = page.locator("a[data-point]").last();
    await expect(point).toHaveAccessibleName(/400\.50\. 2 sales/);
    await point.focus();
    await page.keyboard.press("Enter");
    await expect(page.getByText("Together NOK 400.50")).toBeVisible();
    await page.getByRole("link", { name: "Back to the overview" }).click();
    await expect(page).toHaveURL(new RegExp(`period=week.*unit=${first}.*unit=${second}`));
  });

  await test.step("the file adds up to the page", async () => {
    const [file] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("link", { name: "Figures as CSV" }).click(),
    ]);
    const [heading = "", ...lines] = readFileSync(await file.path(), "utf8")
      .trim()
      .split("\n");
    const column = heading.split(",").indexOf("Sales");
    expect(lines.reduce((sum, line) => sum + Number(line.split(",")[column]), 0)).toBe(400.5);
  });

  await test.step("an assistant of one unit sees its sales and no other's, whatever the address names", async () => {
    await signIn(page, await person(merchant, { role: "assistant", units: [third] }));
    await page.goto(`${overview}?unit=${first}&unit=${third}`);
    await expect(page.getByRole("link", { name: /^Sales NOK 99\.00/ })).toBeVisible();
    await expect(page.getByText("is not among those that you may see here")).toBeVisible();
    await expect(page.getByRole("button", { name: /All sales units/ })).toHaveCount(0);
  });
});
