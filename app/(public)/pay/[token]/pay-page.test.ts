import { randomUUID } from "node:crypto";
import { beforeEach, expect, it, vi } from "vitest";
import { LOCALES } from "@/lib/domain/locale";
import { createLink } from "@/lib/payment-links/create-link";
import { activateLinks } from "@/lib/payment-links/testing/activate-links";
import { createAdministrator, createMerchant } from "@/lib/testing/factories";
import { useTestDatabase } from "@/lib/testing/test-db";
import { useTestPlatform } from "@/lib/testing/test-platform";
import { GET, POST } from "./route";
import { GET as thanks } from "./thanks/[attempt]/route";

const sent = vi.hoisted(() => ({ headers: new Headers(), cookies: new Map<string, string>() }));
vi.mock("next/headers", () => ({
  headers: async () => sent.headers,
  cookies: async () => ({
    get: (name: string) => sent.cookies.has(name) && { name, value: sent.cookies.get(name) },
    set: (name: string, value: string) => sent.cookies.set(name, value),
  }),
}));
vi.mock("next/server", () => ({ after: (work: () => Promise<unknown>) => void work() }));

const db = useTestDatabase();
const platform = useTestPlatform();

async function planted(title = "Mug") {
  const merchant = await createMerchant();
  await activateLinks(merchant);
  await platform.connect(merchant);
  const id = randomUUID();
  const link = { ...TEXTS, id, msn: merchant.units[0] ?? "", title };
  expect(await createLink.call(await createAdministrator(merchant), link)).toMatchObject({ ok: true });
  const [row] = await db.sql("select token from payment_links where id = $1", [id]);
  return { id, token: String(row?.["token"]), msn: link.msn };
}

const TEXTS = {
  ...{ description: "", stock: null, lastDay: null, successMessage: "See you <soon>", redirectUrl: "" },
  price: { kind: "fixed" as const, minor: 20_000 },
  vatRate: 2_500,
  fields: [{ id: "f1", kind: "text" as const, label: "Name on it", required: true, options: [] }],
  shipping: [],
};

const open = (token: string, language = "en", path = `/pay/${token}`) => {
  sent.headers = new Headers({ "accept-language": language, "x-nonce": "n", "x-portal-path": path });
  return GET(new Request("http://localhost:3000/pay"), { params: Promise.resolve({ token }) });
};

beforeEach(() => sent.cookies.clear());

const press = (token: string, fields: Record<string, string>) => {
  const form = new FormData();
  for (const [name, value] of Object.entries({ attempt: randomUUID(), ...fields })) form.append(name, value);
  const request = new Request("http://localhost:3000/pay", { method: "POST", body: form });
  return POST(request, { params: Promise.resolve({ token }) });
};

it.each(LOCALES)(
  "stands in the customer's language (%s), without a script, and in few bytes",
  async (locale) => {
    const { token, id } = await planted();
    const answer = await open(token, `${locale};q=0.9`);
    const page = await answer.text();
    expect(answer.status).toBe(200);
    expect(page).toContain(`<html lang="${locale}">`);
    expect(page).not.toMatch(/<script|javascript:|\son\w+=/i);
    expect(Buffer.byteLength(page)).toBeLessThan(10_000);
    await vi.waitFor(async () =>
      expect(await db.sql("select views from link_views where link_id = $1", [id])).toEqual([{ views: 1 }]),
    );
  },
);

it("comes back with what is wrong and all that was typed, as text and never as HTML", async () => {
  const { token } = await planted(`Mug "large" <b>`);
  await open(token);
  const answer = await press(token, { "field.f1": `<img src=x onerror="alert(1)">`.repeat(10) });
  const page = await answer.text();
  expect(answer.status).toBe(422);
  expect(page).toContain("2 things are missing or wrong");
  expect(page).toContain(`href="#terms"`);
  expect(page).toContain("&#60;img src=x");
  expect(page).toContain("Mug &#34;large&#34; &#60;b&#62;");
  expect(page).not.toContain("<img src=x");
});

it("goes on to the platform once everything is there, and thanks whoever paid", async () => {
  const { token, msn } = await planted();
  await open(token);
  const attempt = randomUUID();
  const onwards = await press(token, { attempt, "field.f1": "Nora", terms: "yes" });
  expect(onwards.headers.get("refresh")).toMatch(/^0; url=http.*\/landing\?token=/);
  const look = async () => {
    const params = Promise.resolve({ token, attempt });
    const answer = await thanks(new Request("http://localhost:3000/pay"), { params });
    return { text: await answer.text(), refresh: answer.headers.get("refresh") };
  };
  const waiting = await look();
  expect(waiting.text).toContain("Waiting for your approval");
  expect(waiting.refresh).toContain(`/thanks/${attempt}`);
  const [row] = await db.sql("select reference from link_orders where id = $1", [attempt]);
  const place = { msn, reference: String(row?.["reference"]) };
  await platform.sandbox().customers.approve(place, { phone: "4791000001" });
  const paid = await look();
  expect(paid.text).toContain("Thank you!");
  expect(paid.text).toContain("See you &#60;soon&#62;");
  expect(paid.refresh).toBeNull();
});

// A body that was cut off on its way was read as an empty form: where a link asks nothing, a payment began each time it came.
it("begins nothing by what is no form of its own", async () => {
  const { token } = await planted();
  await open(token);
  const began = () => db.sql("select count(*) from link_orders");
  const [before, params] = [await began(), Promise.resolve({ token })];
  const send = (body: BodyInit, type: string) =>
    POST(
      new Request("http://localhost:3000/pay", { method: "POST", body, headers: { "content-type": type } }),
      {
        params,
      },
    );
  const form = "application/x-www-form-urlencoded";
  for (const answer of [
    await send("--x\r\nContent-Disp", "multipart/form-data; boundary=x"),
    await send("attempt=1&field.f1=Nora&terms=yes", form),
    await send("field.f1=Nora&terms=yes", form),
  ]) {
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain("Nothing was taken");
  }
  expect(await began()).toEqual(before);
});

it("tells who was turned down or too late what happened, and lets them try again", async () => {
  const { token, msn } = await planted();
  await open(token);
  const attempt = randomUUID();
  await press(token, { attempt, "field.f1": "Nora", terms: "yes" });
  const [row] = await db.sql("select reference from link_orders where id = $1", [attempt]);
  await platform.sandbox().customers.reject({ msn, reference: String(row?.["reference"]) });
  const params = Promise.resolve({ token, attempt });
  const page = await (await thanks(new Request("http://localhost:3000/pay"), { params })).text();
  expect(page).toContain("The payment was cancelled");
  expect(page).toContain(`href="/pay/${token}"`);
});

it.each([
  ["deactivated_at = now()", "This link is closed"],
  ["expires_at = now() - interval '1 hour'", "This link has expired"],
  ["stock = 1, taken = 1", "Sold out"],
])("says in a sentence why nothing can be paid: %s", async (change, title) => {
  const { token, id } = await planted();
  await db.sql(`update payment_links set ${change} where id = $1`, [id]);
  const answer = await open(token);
  expect(answer.status).toBe(410);
  const page = await answer.text();
  expect(page).toContain(`<h1>${title}</h1>`);
  expect(page).not.toContain("<form");
});

it("knows no link that is none", async () => {
  for (const token of ["a".repeat(22), "..", "' or 1=1"]) {
    const answer = await open(token);
    expect(answer.status).toBe(404);
    expect(await answer.text()).toContain("There is no such link");
  }
});

it("offers every language as a link, and keeps the chosen one through paying, whatever the browser asks for", async () => {
  const { token } = await planted();
  const first = await (await open(token, "fi")).text();
  expect(first).toContain('aria-current="true">Suomi');
  expect(first).toContain(`href="/pay/${token}?lang=da" lang="da" hreflang="da">Dansk</a>`);
  expect(await (await open(token, "fi", `/pay/${token}?lang=da`)).text()).toContain('<html lang="da">');
  await open(token, "fi");
  const attempt = randomUUID();
  expect(await (await press(token, { attempt })).text()).toContain('<html lang="da">');
  await press(token, { attempt, "field.f1": "Nora", terms: "yes" });
  const params = Promise.resolve({ token, attempt });
  const waiting = await (await thanks(new Request("http://localhost:3000/pay"), { params })).text();
  expect(waiting).toContain("Venter på din godkendelse");
});

it("takes no language that it doesn't speak, and loses no typed word for another one", async () => {
  const { token } = await planted();
  const odd = await (await open(token, "sv", `/pay/${token}?lang="><script>`)).text();
  expect(odd).toContain('<html lang="sv">');
  expect(odd).not.toContain("<script");
  expect(await (await press(token, { "field.f1": "Nora" })).text()).not.toContain("<nav");
});

it("believes the platform and not whoever comes back: no payment of another link, none while it can't be asked", async () => {
  const [one, other] = [await planted(), await planted()];
  await open(one.token);
  const attempt = randomUUID();
  await press(one.token, { attempt, "field.f1": "Nora", terms: "yes" });
  const look = async (token: string, order: string = attempt) => {
    const params = Promise.resolve({ token, attempt: order });
    return thanks(new Request("http://localhost:3000/pay?status=paid"), { params });
  };
  expect((await look(other.token)).status).toBe(404);
  expect((await look(one.token, "not-an-order")).status).toBe(404);
  const [row] = await db.sql("select reference from link_orders where id = $1", [attempt]);
  const place = { msn: one.msn, reference: String(row?.["reference"]) };
  await platform.sandbox().customers.approve(place, { phone: "4791000001" });
  platform.order(place.reference, new Response(null, { status: 500 }), "GET");
  expect(await (await look(one.token)).text()).not.toContain("Thank you!");
  expect(await (await look(one.token)).text()).toContain("Thank you!");
});

it("asks whoever presses far too often to wait", async () => {
  const { token } = await planted();
  await open(token);
  const answers = await Promise.all(Array.from({ length: 35 }, () => press(token, {})));
  expect(answers.filter(({ status }) => status === 429)).toHaveLength(5);
  sent.headers.set("x-forwarded-for", "203.0.113.7");
  expect((await press(token, {})).status).toBe(422);
});
