import { createMerchant, expect, expectAccessible, person, signIn, test } from "./fixtures";

test.use({ expectedErrors: /404 \(Not Found\)/ });

test("a foreign company and one that does not exist get the same answer", async ({ page }) => {
  const [own, foreign] = [await createMerchant(), await createMerchant()];
  await signIn(page, await person(own));
  const bodies: (string | null)[] = [];
  for (const slug of [foreign.slug, "shop-that-is-not"]) {
    const answer = await page.goto(`/m/${slug}`);
    expect(answer?.status()).toBe(404);
    await expect(page.getByRole("heading", { name: "We can't find this page" })).toBeVisible();
    bodies.push(await page.getByRole("main").textContent());
  }
  expect(bodies[0]).toBe(bodies[1]);
  expect(bodies[0]).not.toContain(foreign.name);
  await expectAccessible(page);
});

test("who lacks a permission reads which one, what gives it, and whom to ask", async ({ page }) => {
  const merchant = await createMerchant();
  await person(merchant, { name: "Berit Boss" });
  await person(merchant, { name: "Arne Admin" });
  await signIn(page, await person(merchant, { role: "assistant" }));
  await page.goto(`/m/${merchant.slug}/no-access?needs=payment%3Arefund`);
  await expect(
    page.getByText(`At ${merchant.name} you lack the permission to refund payments.`),
  ).toBeVisible();
  await expect(page.getByText("Transaction Management")).toBeVisible();
  await expect(page.getByText("Arne Admin")).toBeVisible();
  await expect(page.getByText("Berit Boss")).toBeVisible();
  await expectAccessible(page);
});
