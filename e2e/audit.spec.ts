import { readFileSync } from "node:fs";
import { exportAs } from "./exports";
import {
  createMerchant,
  createPayment,
  expect,
  expectAccessible,
  person,
  signIn,
  test,
  testPerson,
} from "./fixtures";

test("an administrator finds who did what, filters it, takes it along and has it checked", async ({
  page,
  browserOf,
}) => {
  const merchant = await createMerchant();
  const payment = await createPayment(merchant, { amount: 25_000 });
  const colleague = await person(merchant, {
    name: "Nina Note",
    role: "assistant",
    extras: ["transaction_management"],
  });
  const theirs = await browserOf(colleague);
  await theirs.goto(`/m/${merchant.slug}/transactions/${payment.id}`);
  await theirs.getByRole("textbox", { name: /note/i }).fill("Called the customer");
  await theirs.getByRole("button", { name: "Add note" }).click();
  await expect(theirs.getByText("Called the customer")).toBeVisible();
  await theirs.goto(`/m/${merchant.slug}/audit`);
  await expect(theirs.getByText("read the audit log")).toBeVisible();

  await signIn(page, await person(merchant, { name: "Arne Admin" }));
  await page.goto(`/m/${merchant.slug}`);
  await page.getByRole("link", { name: "Audit log" }).first().click();
  await expect(page.getByRole("heading", { level: 1, name: "Audit log" })).toBeVisible();
  const entry = page.getByRole("listitem").filter({ hasText: "Note written on a payment" });
  await expect(entry).toContainText("Nina Note");
  await expect(entry).toContainText("127.0.0.1");

  await test.step("refused attempts alone", async () => {
    await page.getByLabel("Refused and failed only").check();
    await page.getByRole("button", { name: "Show" }).click();
    await expect(page).toHaveURL(/failed=1/);
    await expect(page.getByText("Permission: read the audit log")).toBeVisible();
    await expect(page.getByText("Note written on a payment")).toBeHidden();
    await expectAccessible(page);
  });

  await test.step("one person, and the payment behind an entry", async () => {
    await page.getByRole("link", { name: "Clear" }).click();
    await page.getByLabel("Person").selectOption("Nina Note");
    await page.getByRole("button", { name: "Show" }).click();
    await expect(page.getByText("2 entries on this page")).toBeVisible();
    await page.getByRole("link", { name: `Payment ${payment.reference}`, exact: true }).click();
    await expect(page).toHaveURL(new RegExp(payment.id));
    await page.goBack();
  });

  await test.step("the file holds the same", async () => {
    const [file] = await Promise.all([page.waitForEvent("download"), exportAs(page, "CSV")]);
    const lines = readFileSync(await file.path(), "utf8")
      .trimEnd()
      .split("\n");
    expect(lines).toHaveLength(3);
    expect(lines.join("\n")).toContain("Note written on a payment");
  });

  await test.step("the chain is whole", async () => {
    await page.getByRole("button", { name: "Check the chain" }).click();
    await expect(page.getByText(/The log is whole: all \d+ entries are unchanged/)).toBeVisible();
  });
});

test("a log that nothing fits says so and leads back", async ({ page }) => {
  const merchant = await createMerchant();
  await signIn(page, await person(merchant));
  await page.goto(`/m/${merchant.slug}/audit?subject=order-nowhere`);
  await expect(page.getByRole("heading", { name: "Nothing found" })).toBeVisible();
  await page.getByRole("link", { name: "Show everything" }).click();
  await expect(page).toHaveURL(/\/audit$/);
});

test("who turns round while proving again stands in the company's log, like a wrong password", async ({
  page,
  browserOf,
}) => {
  const merchant = await createMerchant();
  const theirs = await browserOf(await testPerson(merchant, "ola-berg", { role: "assistant" }));
  await theirs.goto("/sign-in/again");
  await theirs.getByRole("button", { name: "BankID Norway" }).click();
  await theirs.getByRole("button", { name: "Cancel" }).click();
  // Whoever is signed in still is, so the way leads back to the company.
  await theirs.waitForURL(`**/m/${merchant.slug}`);
  await signIn(page, await person(merchant));
  await page.goto(`/m/${merchant.slug}/audit?failed=1`);
  const entry = page.getByRole("listitem").filter({ hasText: "The electronic ID was cancelled or refused" });
  await expect(entry.first()).toContainText("Ola Berg");
  await expect(entry.first()).toContainText("BankID (NO)");
});
