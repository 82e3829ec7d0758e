import { randomUUID } from "node:crypto";
import { createTranslator } from "use-intl/core";
import { beforeEach, expect, it, vi } from "vitest";
import links from "@/lib/i18n/messages/fi/links.json";
import { createLink } from "@/lib/payment-links/create-link";
import { activateLinks } from "@/lib/payment-links/testing/activate-links";
import { drawPoster } from "@/lib/print/draw-poster";
import { createAdministrator, createMerchant } from "@/lib/testing/factories";
import { readPng, readSvg } from "@/lib/testing/read-code";
import { useTestDatabase } from "@/lib/testing/test-db";
import { payButton } from "./pay-button";
import { GET as poster } from "./poster/route";
import { GET as qr } from "./qr/route";

const seen = vi.hoisted(() => ({ caller: undefined as unknown }));
vi.mock("@/lib/access/current-caller", () => ({
  callerFor: async () => ({ kind: "member", caller: seen.caller }),
}));
vi.mock("next-intl/server", () => ({
  getLocale: async () => "fi-FI",
  getTranslations: async () => createTranslator({ locale: "fi-FI", messages: links, namespace: "share" }),
}));
vi.mock("@/lib/print/draw-poster", async (original) => {
  const { drawPoster: draw } = await original<{ drawPoster: typeof drawPoster }>();
  return { drawPoster: vi.fn(draw) };
});

const db = useTestDatabase();
const TITLE = `Kiulu & kauha "iso"`;
let id = "";
let address = "";

beforeEach(async () => {
  const merchant = await createMerchant();
  await activateLinks(merchant);
  const admin = await createAdministrator(merchant);
  id = randomUUID();
  const made = await createLink.call(admin, {
    ...{ id, msn: merchant.units[0] ?? "", title: TITLE, description: "", stock: null, lastDay: null },
    ...{ successMessage: "", redirectUrl: "", vatRate: null, fields: [], shipping: [] },
    price: { kind: "fixed", minor: 10_000 },
  });
  expect(made).toMatchObject({ ok: true });
  const [row] = await db.sql("select token from payment_links where id = $1", [id]);
  address = `http://localhost:3000/pay/${row?.["token"]}`;
  seen.caller = admin;
});

const ask = (route: typeof qr, query = "", link = id) =>
  route(new Request(`http://localhost:3000/qr${query}`), {
    params: Promise.resolve({ merchant: "shop", link }),
  });

it("gives the link's address as a code that phones read, as PNG and SVG, to look at and as a file", async () => {
  const png = await ask(qr, "?format=png&download=1");
  expect(png.headers.get("content-disposition")).toBe('attachment; filename="payment-link.png"');
  expect(await readPng(new Uint8Array(await png.arrayBuffer()))).toBe(address);
  const svg = await ask(qr, "?format=svg");
  expect(svg.headers.get("content-disposition")).toMatch(/^inline/);
  const drawing = await svg.text();
  for (const side of [120, 480]) expect(await readSvg(drawing, side)).toBe(address);
});

it("prints a poster in the merchant's language with the title, the shop and the link's own address", async () => {
  const answer = await ask(poster);
  expect(answer.headers.get("content-type")).toBe("application/pdf");
  expect(answer.headers.get("content-disposition")).toContain("filename*=UTF-8''Kiulu%20%26%20kauha");
  const pdf = Buffer.from(await answer.arrayBuffer()).toString("latin1");
  expect(pdf).toMatch(/^%PDF-/);
  expect(pdf).toContain("/Lang (fi-FI)");
  const drawn = vi.mocked(drawPoster).mock.lastCall?.[2];
  expect(drawn).toMatchObject({ headline: TITLE, content: address, hint: links.share.posterHint });
});

it("shares no link of another company", async () => {
  seen.caller = await createAdministrator(await createMerchant());
  expect((await ask(qr)).status).toBe(404);
  expect((await ask(poster)).status).toBe(404);
});

it("writes a button for any site: one link without a script, whatever the title says", () => {
  const button = payButton(`${address}?a=1&b="`, `Pay "<script>alert(1)</script>"`);
  expect(button.match(/</g)).toHaveLength(2);
  expect(button).toContain(`href="${address}?a=1&#38;b=&#34;"`);
  expect(button).not.toMatch(/<script|\son\w+=/);
});
