import { randomUUID } from "node:crypto";
import { checkConfiguration } from "@/lib/configuration";
import { stopChild } from "@/lib/launch/children";
import { untilAnswers } from "@/lib/launch/ports";
import { startPortal } from "@/lib/launch/processes";
import { createMerchant, createPayment, expect, expectAccessible, person, signIn, test } from "./fixtures";
import { builtActions } from "./routes";
import { traces } from "./traces";
import { openWire } from "./wire";

const portal = () => process.env["PORTAL_PUBLIC_URL"] ?? "";

test("no action runs for a page that is not the portal's own", async ({ page }) => {
  // Such a request was refused inside the action, which can only answer 200, or broke off with 500.
  const merchant = await createMerchant();
  const payment = await createPayment(merchant);
  await signIn(page, await person(merchant));
  const before = await traces(merchant, payment.id);
  const form = { payment: payment.id, idempotencyKey: randomUUID(), seenVersion: "1", text: "seen" };
  const foreign: Record<string, string>[] = [
    {},
    { origin: "null" },
    { origin: "https://evil.example" },
    { origin: "https://evil.example", "x-forwarded-host": "evil.example" },
    { origin: portal().replace(/\d+$/, "1") },
    { origin: portal(), "sec-fetch-site": "cross-site" },
  ];
  for (const { id, name } of builtActions()) {
    for (const sent of foreign) {
      const answer = await page.request.post(`/m/${merchant.slug}/transactions`, {
        headers: { accept: "text/x-component", "next-action": id, ...sent },
        multipart: { ...form, "0": JSON.stringify([merchant.slug, { status: "idle" }, "$K1"]) },
      });
      expect(answer.status(), `${name} with ${JSON.stringify(sent)}`).toBe(403);
      expect(await answer.text()).toContain("so nothing was done");
    }
  }
  expect(await traces(merchant, payment.id)).toEqual(before);
});

test.describe("under another name than its own", () => {
  test.use({ expectedErrors: /status of 403|nothing was done/ });

  test("the portal says so where someone presses a button", async ({ page }) => {
    await page.goto(`${portal().replace("localhost", "127.0.0.1")}/sign-in`);
    await page.getByRole("button", { name: "BankID Norway" }).click();
    await expect(page.getByText("didn't come from the portal's own address")).toBeVisible();
  });
});

test.describe("without its database", () => {
  test.use({ expectedErrors: /status of 503|ERR_CONNECTION_REFUSED/ });

  test("the portal says that nothing is lost, and serves again by itself", async ({ page }) => {
    // Every page answered 500 and spoke of a mistake on our side.
    const wire = await openWire(process.env["DATABASE_URL"] ?? "");
    const own = await startOwnPortal(wire.url);
    try {
      await page.goto(`${own}/sign-in`);
      await expect(page.getByRole("button", { name: "BankID Norway" })).toBeVisible();
      expect((await page.request.get(`${own}/api/health`)).status()).toBe(200);

      await wire.cut();
      for (const path of ["/sign-in", "/", "/m/nobody/transactions", "/api/watch/nobody/payments"]) {
        // For a moment the portal still believes its last look at the database.
        await expect(async () => {
          const answer = await page.request.get(`${own}${path}`);
          expect([path, answer.status(), answer.headers()["retry-after"]]).toEqual([path, 503, "5"]);
        }).toPass({ timeout: 10_000 });
      }
      expect((await page.request.get(`${own}/api/health`)).status()).toBe(503);
      await page.goto(`${own}/sign-in`);
      await expect(page.getByRole("heading", { name: "can't reach its database" })).toBeVisible();
      await expect(page.getByText("Nothing is lost")).toBeVisible();
      await expectAccessible(page);

      await wire.mend();
      await expect(async () => {
        await page.getByRole("link", { name: "Try again" }).click();
        await expect(page.getByRole("button", { name: "BankID Norway" })).toBeVisible({ timeout: 500 });
      }).toPass({ timeout: 10_000 });
    } finally {
      await stopChild("portal");
      await wire.cut();
    }
  });
});

async function startOwnPortal(databaseUrl: string): Promise<string> {
  const probe = await openWire(databaseUrl);
  const { port } = new URL(probe.url);
  await probe.cut();
  const address = `http://127.0.0.1:${port}`;
  const own = { DATABASE_URL: databaseUrl, PORT: port, PORTAL_PUBLIC_URL: address };
  const checked = checkConfiguration({ ...process.env, ...own });
  if (!checked.ok) throw new Error("the portal of this test is set up wrongly");
  startPortal(checked.configuration, { app: databaseUrl }, () => undefined);
  await untilAnswers(`${address}/api/health`);
  return address;
}
