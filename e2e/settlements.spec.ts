import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { eq } from "drizzle-orm";
import { payments } from "@/db/schema/payments";
import { inWriteTransaction } from "@/lib/access/tenant-db";
import { createMerchant, createPayment, expect, type Merchant, person, signIn, test } from "./fixtures";
import { plantSettlement } from "./settlements";

/** What the portal knows of few customers: their name. */
async function nameCustomer(merchant: Merchant, payment: string): Promise<void> {
  await inWriteTransaction({ merchantId: merchant.id, reach: "all" }, (tx) =>
    tx.update(payments).set({ customerName: "Kari Kunde" }).where(eq(payments.id, payment)),
  );
}

async function downloaded(page: Page, format: string): Promise<string> {
  await page.getByLabel("File", { exact: true }).selectOption(format);
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Download", exact: true }).click(),
  ]);
  return readFile(await file.path(), "utf8");
}

test("a settlement says on screen and in its files the same; names take a right, a purpose and a line in the log", async ({
  page,
  browserOf,
}) => {
  const merchant = await createMerchant();
  const payment = await createPayment(merchant);
  await nameCustomer(merchant, payment.id);
  const settlement = await plantSettlement(merchant, payment.msn);
  const at = `/m/${merchant.slug}/settlements`;

  await test.step("an accountant finds the sums of the page in the files", async () => {
    const theirs = await browserOf(await person(merchant, { role: "accountant" }));
    await theirs.goto(`${at}/${settlement}`);
    const main = theirs.getByRole("main");
    for (const amount of [/500\.00/, /10\.00/, /490\.00/])
      await expect(main.getByText(amount).first()).toBeVisible();
    await theirs.getByRole("link", { name: "Download this settlement" }).click();
    const csv = await downloaded(theirs, "csv");
    expect(csv).toContain(",2000001,99990000014,500.00,NOK,-10.00,0.00,490.00,");
    const xml = await downloaded(theirs, "xml");
    expect(xml).toContain("<GrossSettlementAmount>500.00</GrossSettlementAmount>");
    expect(xml).toContain(
      "<FeeSettlementAmount>10.00</FeeSettlementAmount><SettledAmount>490.00</SettledAmount>",
    );
    await theirs.goto(`${at}/accounts`);
    await expect(theirs.getByText("An administrator can change the accounts.")).toBeVisible();
    await expect(theirs.getByRole("button", { name: "Save" })).toHaveCount(0);
  });

  await test.step("an assistant is told who may have names", async () => {
    const theirs = await browserOf(await person(merchant, { role: "assistant" }));
    await theirs.goto(`${at}/download`);
    await expect(theirs.getByText("They are for people who handle payments.")).toBeVisible();
    await theirs.goto(
      `${at}/report?period=settlement&settlement=${settlement}&format=csv&personal=1&purpose=Curious`,
    );
    await expect(
      theirs.getByText(/Names of customers are for people who handle payments/).first(),
    ).toBeVisible();
  });

  await test.step("an administrator asks for names, says why, and finds that in the log", async () => {
    await signIn(page, await person(merchant, { name: "Arne Admin" }));
    await page.goto(`${at}/download?period=settlement&settlement=${settlement}`);
    await page.getByLabel("With names and messages").check();
    await expect(page.getByText(/independent data controller/)).toBeVisible();
    await page.getByLabel("What the names are needed for").fill("Complaint 12");
    await downloaded(page, "csv");
    await page.goto(`/m/${merchant.slug}/audit`);
    const entry = page.getByRole("listitem").filter({ hasText: "Complaint 12" });
    await expect(entry).toContainText("Settlement report downloaded");
    await expect(entry).toContainText("Arne Admin");
  });

  await test.step("the books get the same sums, into the accounts that the administrator saved", async () => {
    await page.goto(`${at}/accounts`);
    await page.getByLabel("Sales: Name").fill("Coffee and cake");
    await page.getByRole("button", { name: "Save", exact: true }).click();
    // The form was made anew with what it had saved, and nobody was told that it had.
    await expect(page.getByText("Saved.", { exact: true })).toBeVisible();
    const theirs = await browserOf(await person(merchant, { role: "accountant" }));
    await theirs.goto(`${at}/download?period=settlement&settlement=${settlement}`);
    const [, ...lines] = (await downloaded(theirs, "vouchers")).trim().split("\r\n");
    expect(lines.map((line) => line.split(",").slice(2, 6).join("|"))).toEqual([
      ...["1920|Bankinnskudd|490.00|", "3000|Coffee and cake||500.00", "7770|Bank- og kortgebyrer|10.00|"],
    ]);
    const standard = await downloaded(theirs, "saf-t");
    for (const sum of ["TotalDebit", "TotalCredit"]) expect(standard).toContain(`<${sum}>500.00</${sum}>`);
  });
});
