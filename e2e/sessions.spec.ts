import type { Page } from "@playwright/test";
import { eq } from "drizzle-orm";
import { decode } from "next-auth/jwt";
import { sessions } from "@/db/schema/sessions";
import { authCookies } from "@/lib/access/auth-cookies";
import { asDirectory } from "@/lib/access/directory";
import { env } from "@/lib/env";
import { actionsInTree } from "@/lib/testing/entry-points";
import { askFor, inBuild, press } from "./ask-portal";
import { createMerchant, expect, type Merchant, person, personWithPassword, signIn, test } from "./fixtures";
import { cookieOf } from "./identities";
import { startSecondInstance } from "./second-instance";

// What a stolen, planted or outlived session cookie is worth: nothing, from the next request on, at every instance.
/** Owes no second factor. */
const ASSISTANT = { role: "assistant" } as const;
const NAME = () => authCookies().sessionToken.name;
const profile = (headers: Record<string, string>) => askFor("GET", "/profile", { headers });

async function cookieIn(page: Page): Promise<string> {
  const cookies = await page.context().cookies();
  return cookies.find(({ name }) => name === NAME())?.value ?? "";
}

const copyOf = async (page: Page) => ({ cookie: `${NAME()}=${await cookieIn(page)}` });

async function typePassword(page: Page, password: string): Promise<void> {
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
}

test("a cookie that someone planted before the sign-in is worth nothing after it", async ({ page }) => {
  const merchant = await createMerchant({ market: "DK" });
  const { id, email, password } = await personWithPassword(merchant, "DK", ASSISTANT);
  const { cookie } = await cookieOf(id);
  const planted = cookie?.slice(NAME().length + 1) ?? "";
  await asDirectory((tx) => tx.delete(sessions).where(eq(sessions.userId, id)));
  await page.context().addCookies([{ name: NAME(), value: planted, url: env.PORTAL_PUBLIC_URL }]);
  await page.goto("/sign-in");
  await page.getByRole("textbox", { name: "E-mail" }).fill(email);
  const answered = page.waitForResponse((response) => response.request().method() === "POST");
  await typePassword(page, password);
  const set = (await (await answered).headersArray()).filter(
    ({ name }) => name.toLowerCase() === "set-cookie",
  );
  await page.waitForURL(`**/m/${merchant.slug}`);
  expect(await cookieIn(page)).not.toBe(planted);
  expect((await profile({ cookie: `${NAME()}=${planted}` })).verdict).toBe("signed out");
  const [line = ""] = set.map(({ value }) => value).filter((value) => value.startsWith(`${NAME()}=`));
  for (const part of [/; ?HttpOnly/i, /; ?SameSite=Lax/i, /; ?Path=\/(;|$)/i]) expect(line).toMatch(part);
  expect(line).not.toMatch(/; ?Domain=/i);
});

test("who proves again who they are gets another cookie, and a copy of the first opens nothing", async ({
  page,
}) => {
  const merchant = await createMerchant({ market: "DK" });
  const { email, password } = await personWithPassword(merchant, "DK", ASSISTANT);
  await page.goto("/sign-in");
  await page.getByRole("textbox", { name: "E-mail" }).fill(email);
  await typePassword(page, password);
  await page.waitForURL("**/m/**");
  const stolen = await copyOf(page);
  expect((await profile(stolen)).verdict).toBe("let in");
  await page.goto("/sign-in/again?next=%2Fprofile");
  await typePassword(page, password);
  await page.waitForURL("**/profile");
  expect((await profile(stolen)).verdict).toBe("signed out");
  expect((await profile(await copyOf(page))).verdict).toBe("let in");
});

test("signing out ends the session at every instance, and its secret stands in no log", async ({ page }) => {
  const second = await startSecondInstance();
  try {
    await signIn(page, await person(await createMerchant()));
    await page.goto("/profile");
    const { cookie } = await copyOf(page);
    const there = async () => {
      const answer = await fetch(`${second.url}/profile`, { headers: { cookie }, redirect: "manual" });
      return answer.status;
    };
    expect(await there()).toBe(200);
    await page.getByRole("button", { name: "Menu of Robin Test" }).click();
    await page.getByRole("button", { name: "Sign out", exact: true }).click();
    await expect(page.getByText("You are signed out.")).toBeVisible();
    expect(await there()).toBe(307);
    expect((await profile({ cookie })).verdict).toBe("signed out");
    const token = cookie.slice(NAME().length + 1);
    const content = await decode({ token, secret: env.sessionSecret });
    await fetch(`${second.url}/profile`, { headers: { cookie: `${NAME()}=${token}x` }, redirect: "manual" });
    const said = second.output();
    expect(said).not.toBe("");
    for (const secret of [token, String(content?.["sid"]), token.slice(-40)])
      expect(said).not.toContain(secret);
  } finally {
    await second.stop();
  }
});

test("a session that rested for half an hour, or is twelve hours old, is over", async () => {
  const { id } = await person(await createMerchant());
  const ago = (minutes: number) => new Date(Date.now() - minutes * 60_000);
  for (const [created, seen, verdict] of [
    [29, 29, "let in"],
    [31, 31, "signed out"],
    [12 * 60 - 1, 1, "let in"],
    [12 * 60 + 1, 1, "signed out"],
  ] as const) {
    const headers = await cookieOf(id);
    const set = { createdAt: ago(created), lastSeenAt: ago(seen) };
    await asDirectory((tx) => tx.update(sessions).set(set).where(eq(sessions.userId, id)));
    expect((await profile(headers)).verdict, `${created} old, ${seen} rested`).toBe(verdict);
    await asDirectory((tx) => tx.delete(sessions).where(eq(sessions.userId, id)));
  }
});

test("who is removed, signed out by an administrator or forgotten is out on the next request", async () => {
  const merchant = await createMerchant();
  const boss = await cookieOf((await person(merchant)).id);
  const { id: member } = await person(merchant, { role: "assistant" });
  const own = await cookieOf(member);
  const company = () => askFor("GET", `/m/${merchant.slug}`, { headers: own });
  expect((await company()).verdict).toBe("let in");
  expect(await order(merchant, boss, "endSessionAction", { member, session: "all" })).toBe("let in");
  expect((await company()).verdict).toBe("signed out");
  const anew = await cookieOf(member);
  expect(await order(merchant, boss, "removeAction", { member })).toBe("let in");
  expect((await askFor("GET", `/m/${merchant.slug}`, { headers: anew })).verdict).toBe("not found");
  expect((await profile(anew)).verdict).toBe("let in");
  expect(await order(merchant, boss, "forgetAction", { member })).toBe("let in");
  expect((await profile(anew)).verdict).toBe("signed out");
});

/** What the administrator presses on the page of people. */
async function order(
  merchant: Merchant,
  headers: Record<string, string>,
  name: string,
  fields: Record<string, string>,
): Promise<string> {
  const action = actionsInTree().find((one) => one.name === `/m/[merchant]/members ${name}`);
  if (!action) throw new Error(`no action ${name}`);
  const button = { ...action, id: inBuild(action).id };
  return (await press(button, `/m/${merchant.slug}/members`, merchant.slug, fields, headers)).verdict;
}
