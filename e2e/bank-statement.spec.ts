import { writeCamt } from "@/lib/bank-files/testing/write-camt";
import { createMerchant, expect, expectAccessible, person, signIn, test } from "./fixtures";
import { plantSettlement } from "./settlements";

// The broken file is refused.
test.use({ expectedErrors: /status of 4\d\d/ });

const DAY = "2026-11-18";
const fileOf = (text: string, name = "november.xml") => ({
  ...{ name, mimeType: "text/xml", buffer: Buffer.from(text) },
});

test("an accountant brings in a statement: a payout is found, taken off and put back; lines of a second file count once; a broken file is refused", async ({
  page,
}) => {
  const merchant = await createMerchant();
  const msn = merchant.units[0]?.msn ?? "";
  await plantSettlement(merchant, msn);
  await signIn(page, await person(merchant, { role: "accountant", name: "Rita Reader" }));
  const bank = `/m/${merchant.slug}/settlements/bank`;
  await page.goto(bank);
  const choose = page.getByLabel(/Statement as camt.053/);

  await test.step("a broken file is told with its place", async () => {
    await choose.setInputFiles(fileOf("<Document>\n<broken"));
    await page.getByRole("button", { name: "Bring in" }).click();
    await expect(page.getByText(/nothing was taken in/i).first()).toBeVisible();
  });

  const open = page.getByRole("region", { name: "Lines without a payout" });
  const found = page.getByRole("region", { name: "Payouts", exact: true });
  await test.step("one line is a payout, the other is none", async () => {
    const entries = [
      { minor: 49_000, day: DAY, text: `Utb. 2000001 Vippsnr ${msn}` },
      { minor: 12_300, day: DAY, text: `Utb. 2009999 Vippsnr ${msn}` },
    ];
    await choose.setInputFiles(fileOf(writeCamt("08", { entries })));
    await page.getByRole("button", { name: "Bring in" }).click();
    await expect(open.getByRole("listitem")).toContainText("Utb. 2009999");
    await expect(found.getByRole("link", { name: "Settlement 2000001" })).toBeVisible();
    await expectAccessible(page);
  });

  await test.step("the same days as CSV: asked about what the files don't tell, and counted once", async () => {
    // The worker may have heard of another account of the company meanwhile, so the file has to say which one it is about.
    const rows = [
      `${DAY};Utb. 2000001 Vippsnr ${msn};490.00;9999.00.00014`,
      `${DAY};Vipps;123.00;9999.00.00014`,
    ];
    await page.goto(bank);
    const table = ["Date;Text;Amount;Account", ...rows].join("\n");
    await choose.setInputFiles(fileOf(table, "a_bank_with_a_very_long_name_of_its_files_2026-11-18.csv"));
    await page.getByRole("button", { name: "Bring in" }).click();
    await expect(page.getByText(/1 line was known already/)).toBeVisible();
    const line = open.getByRole("listitem").filter({ hasText: "Is it the same entry?" });
    // Beside the question stood payouts of other amounts, the first of them a press away.
    await expect(line.getByLabel("Payout")).toHaveCount(0);
    await expectAccessible(page);
    await line.getByRole("button", { name: "Same entry" }).click();
    await expect(page.getByRole("region", { name: "Counted in another statement" })).toContainText("Vipps");
    await expect(page.getByText(/2 lines were known already/)).toBeVisible();
    await page.setViewportSize({ width: 360, height: 740 });
    // The name of the file pushed the page wider than a phone.
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
    await page.setViewportSize({ width: 1280, height: 800 });
    await page.getByRole("link", { name: "All statements" }).click();
    await page.getByRole("link", { name: "november.xml" }).click();
  });

  await test.step("taken off, it waits for a person, who puts it back", async () => {
    await found.getByRole("button", { name: "Not this payout" }).click();
    await expect(found.getByRole("listitem")).toHaveCount(0);
    const line = open.getByRole("listitem").filter({ hasText: "Utb. 2000001" });
    await expect(line.getByLabel("Payout")).toContainText("490.00");
    await line.getByRole("button", { name: "It is this one" }).click();
    await expect(found.getByText("Chosen by a person")).toBeVisible();
  });
});
