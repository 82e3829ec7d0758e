import { randomBytes } from "node:crypto";
import { inWriteTransaction } from "@/lib/access/tenant-db";
import { queueMail } from "@/lib/mail/queue-mail";
import { notify } from "@/lib/notifications/notify";
import { createMerchant, expect, expectAccessible, person, signIn, test } from "./fixtures";

// The browser tests look into the letter by scripts, which its frame does not run.
test.use({ expectedErrors: /Blocked script execution in '[^']*\/mailbox\// });

test("a message that was queued arrives in the sandbox's mailbox, and its button leads into the portal", async ({
  page,
  context,
}) => {
  const merchant = await createMerchant();
  const to = `ola-${randomBytes(5).toString("hex")}@example.test`;
  await inWriteTransaction({ merchantId: merchant.id, reach: "all" }, (tx) =>
    queueMail(tx, {
      to,
      locale: "nb",
      template: "invitation",
      values: { company: merchant.name, inviter: "Kari Nordmann", days: 14, path: "/sign-in" },
    }),
  );

  await page.goto(`${process.env["PAYMENTS_BASE_URL"]}/`);
  await page.getByRole("link", { name: "Mailbox" }).click();
  const subject = `Kari Nordmann gir deg tilgang til ${merchant.name}`;
  const mail = page.getByRole("link", { name: subject });
  await expect(async () => {
    await page.reload();
    await expect(mail).toBeVisible({ timeout: 500 });
  }).toPass({ timeout: 15_000 });
  await expect(mail).toContainText(to);
  await expectAccessible(page);

  await mail.click();
  await expect(page.getByText("Message-ID")).toBeVisible();
  const letter = page.frameLocator("iframe[title='The message as it looks']");
  await expect(letter.getByRole("heading", { name: subject })).toBeVisible();
  const opening = context.waitForEvent("page");
  await letter.getByRole("link", { name: "Åpne invitasjonen" }).click();
  const portal = await opening;
  await portal.waitForURL(`${process.env["PORTAL_PUBLIC_URL"]}/sign-in`);
  await expect(portal.getByRole("heading", { level: 1 })).toBeVisible();
});

test("the bell tells of what is new, until it was read or is not wanted any more", async ({ page }) => {
  const merchant = await createMerchant();
  await signIn(page, await person(merchant));
  const tell = (name: string) =>
    inWriteTransaction({ merchantId: merchant.id, reach: "all" }, (tx) =>
      notify(tx, { kind: "memberAdded", about: { person: name, by: "Kari Nordmann" }, page: "" }),
    );
  await tell("Ola Berg");
  await tell("Jonas Lie");
  await page.goto(`/m/${merchant.slug}`);
  await page.getByRole("link", { name: "Notifications, 2 unread" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Notifications" })).toBeVisible();
  await expect(
    page.getByRole("link", { name: `Ola Berg was given access to ${merchant.name}` }),
  ).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Mark as read: Jonas Lie was given" }).click();
  await expect(page.getByRole("link", { name: "Notifications, 1 unread" })).toBeVisible();
  await page.getByRole("button", { name: "Mark all as read" }).click();
  await expect(page.getByRole("link", { name: "Notifications, none unread" })).toBeVisible();

  await page.goto("/profile");
  await page.getByRole("checkbox", { name: "Someone was given access: Bell" }).uncheck();
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Saved.")).toBeVisible();
  await page.reload();
  await expect(page.getByRole("checkbox", { name: "Someone was given access: Bell" })).not.toBeChecked();
  await tell("Ingrid Dahl");
  await page.goto(`/m/${merchant.slug}/notifications`);
  await expect(page.getByRole("link", { name: /^Ola Berg was given access/ })).toBeVisible();
  await expect(page.getByRole("link", { name: /^Ingrid Dahl/ })).toHaveCount(0);
});
