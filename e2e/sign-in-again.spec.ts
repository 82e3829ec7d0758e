import { listSessions } from "@/lib/access/session-store";
import {
  createMerchant,
  expect,
  expectAccessible,
  personWithPassword,
  signIn,
  test,
  testPerson,
} from "./fixtures";

const again = (next: string) => `/sign-in/again?next=${encodeURIComponent(next)}`;

test("someone signed in proves once more with their e-ID who they are, and goes on where they were", async ({
  page,
}) => {
  const merchant = await createMerchant();
  const kari = await testPerson(merchant, "kari-nordmann");
  await signIn(page, kari);
  const before = await listSessions(kari.id);
  const there = `/m/${merchant.slug}/transactions?status=reserved`;
  await page.goto(again(there));
  await expect(page.getByRole("heading", { level: 1, name: "Prove that it is you" })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "BankID Norway" }).click();
  await page.waitForURL(/\/identity\//);
  await page.getByRole("button", { name: "Kari Nordmann" }).click();
  await page.waitForURL((url) => url.pathname + url.search === there);
  // The new session stands in place of the one before.
  const after = await listSessions(kari.id);
  expect(after).toHaveLength(before.length);
  expect(after.map(({ id }) => id)).not.toEqual(before.map(({ id }) => id));
});

test("who signed in by password proves it by password, and leads nowhere else", async ({ page }) => {
  const merchant = await createMerchant({ market: "DK" });
  const { email, password } = await personWithPassword(merchant, "DK", { role: "assistant" });
  await page.goto("/sign-in");
  for (const from of ["/sign-in", again("https://example.com/")]) {
    if (from !== "/sign-in") {
      await page.goto(from);
      await expect(page.getByRole("textbox", { name: "E-mail" })).toHaveValue(email);
    } else await page.getByRole("textbox", { name: "E-mail" }).fill(email);
    await page.getByLabel("Password", { exact: true }).fill(password);
    await page.getByRole("button", { name: "Sign in", exact: true }).click();
    await page.waitForURL(`**/m/${merchant.slug}`);
  }
});
