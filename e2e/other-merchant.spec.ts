import { randomUUID } from "node:crypto";
import type { Page } from "@playwright/test";
import { plantBooks } from "./books";
import { plantCode } from "./codes";
import { createDraft } from "./drafts";
import { plantExport } from "./exports";
import { createFailedRequest, createRequestList } from "./failed-request";
import {
  createMerchant,
  createPayment,
  expect,
  type Merchant,
  type Payment,
  person,
  signIn,
  test,
} from "./fixtures";
import { group } from "./groups";
import { createInvoice } from "./invoices";
import { plantLink } from "./payment-links";
import { builtActions, type Filling, fill, handlerRoutes, pageRoutes } from "./routes";
import { plantSettlement } from "./settlements";
import { plantSubscription } from "./subscriptions";
import { traces } from "./traces";

// Someone who administers one company and knows every address and every id of another one.
test.use({ expectedErrors: /status of 404/ });

type Scene = {
  own: Merchant;
  foreign: Merchant;
  secret: Payment;
  colleague: string;
  order: string;
  invoice: string;
  team: string;
  codes: { code: string; batch: string };
  link: string;
  request: string;
  list: string;
  settlement: string;
  subscribed: { subscription: string; delivery: string };
  books: { difference: string; statement: string };
  file: string;
};

async function enter(page: Page): Promise<Scene> {
  const [own, foreign] = [await createMerchant(), await createMerchant()];
  const secret = await createPayment(foreign, { description: "Nobody else's business" });
  const { id: colleague } = await person(foreign, { name: "Someone Elsewhere" });
  const { id: team } = await group(foreign, { name: "Secret team", role: "assistant" });
  await signIn(page, await person(own));
  const order = await createDraft(foreign, "Secret kiosk");
  const { id: invoice } = await createInvoice(foreign, { customerName: "Secret customer" });
  const { id: link } = await plantLink(foreign, { title: "Secret link" });
  const codes = await plantCode(foreign, secret.msn);
  const request = await createFailedRequest(foreign, secret.msn);
  const list = await createRequestList(foreign, secret.msn);
  const settlement = await plantSettlement(foreign, secret.msn);
  const books = await plantBooks(foreign, secret.msn);
  const subscribed = await plantSubscription(foreign, colleague);
  const file = await plantExport(foreign, colleague);
  const rest = { books, invoice, codes, request, list, settlement, subscribed, file };
  return { own, foreign, secret, colleague, team, link, order, ...rest };
}

/** Strings that only someone of the company may read. Its slug and ids are left out: the stranger typed them. */
function secretsOf({ foreign, secret }: Scene): string[] {
  const units = foreign.units.flatMap(({ msn, name, keys }) => [msn, name, keys.clientId]);
  return [
    foreign.name,
    secret.reference,
    "Nobody else's business",
    "Nora Vik",
    "Someone Elsewhere",
    "Secret kiosk",
    "Secret customer",
    "Secret team",
    "Planted code",
    "Planted subscription",
    "planted-sale-0001",
    "Secret link",
    "Secret of the first",
    ...units,
  ];
}

/** The stranger tries the other company's address, and under their own company's address the other's payment and people. */
function attempts(
  { own, foreign, secret, colleague, team, codes, file, books, subscribed, ...ids }: Scene,
  route: string,
): { foreign: Filling; unknown: Filling }[] {
  const here = { merchant: own.slug };
  const unknown = {
    member: randomUUID(),
    group: randomUUID(),
    order: randomUUID(),
    invoice: randomUUID(),
    link: randomUUID(),
    request: randomUUID(),
    list: randomUUID(),
    settlement: "900000000-2000001",
    ...{ difference: randomUUID(), statement: randomUUID() },
    ...{ subscription: randomUUID(), delivery: randomUUID() },
    export: randomUUID(),
  };
  const code = { code: "999999999.r.YQ", batch: randomUUID() };
  const nothing = { ...code, payment: randomUUID(), unit: "999999999", ...unknown };
  const theirs = {
    payment: secret.id,
    member: colleague,
    group: team,
    unit: secret.msn,
    export: file,
    ...ids,
    ...codes,
    ...subscribed,
    ...books,
  };
  const all = [
    { foreign: { merchant: foreign.slug, ...theirs }, unknown: { merchant: "shop-nowhere", ...nothing } },
  ];
  if (
    /\[(payment|member|group|unit|order|invoice|link|request|list|code|batch|settlement|export|difference|statement|subscription|delivery)\]/.test(
      route,
    )
  )
    all.push({ foreign: { ...here, ...theirs }, unknown: { ...here, ...nothing } });
  return all;
}

test("a stranger finds no page of another company", async ({ page }) => {
  const scene = await enter(page);
  // As it comes from the portal: drawing each of some hundred pages in a browser would take minutes.
  const look = async (address: string) => {
    const answer = await page.request.get(address);
    const body = await answer.text();
    for (const secret of secretsOf(scene).filter((one) => !address.includes(one)))
      expect(body, `${address} names ${secret}`).not.toContain(secret);
    const text = shownBy(body);
    expect(text, address).not.toBe("");
    return { status: answer.status(), text };
  };
  const routes = pageRoutes().filter((route) => route.includes("[merchant]"));
  expect(routes.length).toBeGreaterThan(3);
  for (const route of routes) {
    for (const { foreign, unknown } of attempts(scene, route)) {
      const found = await look(fill(route, foreign));
      expect(found, route).toEqual(await look(fill(route, unknown)));
      expect(found.status, route).toBe(404);
    }
  }
});

/** The words that a page shows, without a script's help. */
function shownBy(page: string): string {
  const body = /<body[^>]*>([\s\S]*)<\/body>/.exec(page)?.[1] ?? "";
  return body
    .replace(/<(script|style|template)[^>]*>[\s\S]*?<\/\1>/g, "")
    .replace(/<[^>]*>/g, " ")
    .replace(/\s+/g, " ")
    .trim();
}

test("a stranger gets nothing from another company's data routes", async ({ page }) => {
  const scene = await enter(page);
  const ask = async (address: string) => {
    const answer = await page.request.get(address);
    return { status: answer.status(), body: await answer.text() };
  };
  const routes = handlerRoutes().filter((route) => route.includes("[merchant]"));
  expect(routes.length).toBeGreaterThan(0);
  for (const route of routes) {
    for (const { foreign, unknown } of attempts(scene, route)) {
      const found = await ask(fill(route, foreign));
      expect(found, route).toEqual(await ask(fill(route, unknown)));
      // A route that only takes something knows no GET; the matrix of roles sends it what it takes.
      expect([404, 405], route).toContain(found.status);
    }
  }
});

test("a stranger does nothing with another company's payment", async ({ page }) => {
  const scene = await enter(page);
  const { own, foreign, secret } = scene;
  await page.goto(`/m/${own.slug}/transactions`);
  const before = await traces(foreign, secret.id);
  const actions = builtActions().filter(({ file }) => file.startsWith("app/(portal)/"));
  expect(actions.length).toBeGreaterThan(4);
  for (const { id, name, file } of actions) {
    // Of their own company's actions only those on payments take an id that could be a foreign payment's.
    const onPayments = file.includes("/transactions/");
    for (const [merchant, payment] of [
      [foreign.slug, secret.id],
      ...(onPayments ? [[own.slug, secret.id] as const] : []),
    ] as const) {
      const answer = await post(page, id, merchant, payment);
      expect(answer, `${name} at ${merchant}`).toMatch(
        /"status":"refused","code":"((payment|operation)_)?not_found"/,
      );
      for (const word of secretsOf(scene)) expect(answer, name).not.toContain(word);
      const unknown = randomUUID();
      const nothing = await post(page, id, merchant === own.slug ? own.slug : "shop-nowhere", unknown);
      expect(verdict(answer), name).toBe(verdict(nothing));
    }
  }
  expect(await traces(foreign, secret.id)).toEqual(before);
});

/** Sends a server action as the browser would: with any company's slug and any payment's id in a form of all our fields. */
function post(page: Page, action: string, merchant: string, payment: string): Promise<string> {
  const fields = {
    payment,
    idempotencyKey: randomUUID(),
    seenVersion: "1",
    amount: "10,00",
    currency: "NOK",
    text: "seen",
    // An operation's id is its payment's here: nobody but its company may learn which of the two there is.
    operation: payment,
    happened: "no",
    reason: "seen",
  };
  return page.evaluate(
    async ([id, slug, entries]) => {
      const body = new FormData();
      for (const [name, value] of Object.entries(entries)) body.append(`_1_${name}`, value);
      body.append("0", JSON.stringify([slug, { status: "idle" }, "$K1"]));
      const headers = { accept: "text/x-component", "next-action": id };
      return (await fetch(window.location.href, { method: "POST", headers, body })).text();
    },
    [action, merchant, fields] as const,
  );
}

/** What the answer says, without what the form held. */
function verdict(answer: string): string | undefined {
  return /"status":"refused","code":"[^"]*","message":"[^"]*"/.exec(answer)?.[0];
}
