import { beforeEach, describe, expect, it, test } from "vitest";
import { readPng, readSvg } from "@/lib/testing/read-code";
import { createSandbox, type Sandbox } from "../server";
import { openPgStore } from "../store/pg-store";
import { QrClient } from "../testing/qr-client";
import { useSandboxDatabase } from "../testing/use-sandbox-database";

const NORA = "4791000011";
const database = useSandboxDatabase();
let sandbox: Sandbox;
let client: QrClient;

beforeEach(() => {
  sandbox = createSandbox({ sendWebhook: async () => 200, rateLimits: false });
  client = new QrClient(sandbox);
});

async function scan(code: string): Promise<{ location: string; text: string }> {
  const form = new URLSearchParams({ person: "nora-vik", code });
  const posted = await sandbox.handle(
    new Request("http://sandbox.test/phone/scan", { method: "POST", body: form }),
  );
  const location = posted.headers.get("location") ?? "";
  const shown = await sandbox.handle(new Request(`http://sandbox.test${location}`));
  return { location, text: await shown.text() };
}

describe.each(["memory", "PostgreSQL"])("redirect codes in %s", (kind) => {
  beforeEach(async () => {
    if (kind === "memory") return;
    sandbox = createSandbox({ store: await openPgStore(database.url()), rateLimits: false });
    client = new QrClient(sandbox);
    return () => sandbox.stop();
  });

  it("keeps the printed code when the page changes, and kills it with its deletion for good", async () => {
    const path = "/v1/merchant-redirect/menu";
    await client.redirect("menu");
    const printed = await client.content("menu");
    expect((await client.open(printed)).headers.get("location")).toBe("https://shop.example.test/menu");
    await client.send("PUT", path, { redirectUrl: "https://shop.example.test/autumn" });
    expect(await client.content("menu")).toBe(printed);
    expect((await client.open(printed)).headers.get("location")).toBe("https://shop.example.test/autumn");
    await client.send("DELETE", path);
    expect((await client.redirect("menu")).status).toBe(200);
    expect(await client.content("menu")).not.toBe(printed);
    expect((await client.open(printed)).status).toBe(404);
    expect((await scan(printed)).text).toContain("not in use any more");
    await client.send("DELETE", path);
  });

  it("makes one code of a name, however many ask at once; another unit has its own", async () => {
    const answers = await Promise.all(Array.from({ length: 6 }, () => client.redirect("same")));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409, 409, 409]);
    const other = new QrClient(sandbox, "654321");
    expect((await other.redirect("same")).status).toBe(200);
    expect((await other.send("GET", "/v1/merchant-redirect")).body).toHaveLength(1);
    for (const one of [client, other]) await one.send("DELETE", "/v1/merchant-redirect/same");
  });

  it("removes a code when its time is over", async () => {
    const body = { id: "soon", redirectUrl: "https://shop.example.test/", ttl: 300 };
    expect((await client.send("POST", "/v1/merchant-redirect", body)).body["expiresIn"]).toBe(300);
    sandbox.clock.advance(100_000);
    expect((await client.send("GET", "/v1/merchant-redirect/soon")).body["expiresIn"]).toBe(200);
    sandbox.clock.advance(200_000);
    expect((await client.send("GET", "/v1/merchant-redirect/soon")).status).toBe(404);
    expect((await client.redirect("soon")).status).toBe(200);
    await client.send("DELETE", "/v1/merchant-redirect/soon");
  });

  it("tells of a check-in at a callback code, and changes its place", async () => {
    const sent: string[] = [];
    sandbox.context.dispatcher.stop().catch(() => undefined);
    const store = kind === "memory" ? {} : { store: await openPgStore(database.url()) };
    sandbox = createSandbox({ ...store, sendWebhook: async ({ body }) => sent.push(body) && 200 });
    client = new QrClient(sandbox);
    await client.listenForCheckIns();
    const put = (locationDescription: string) =>
      client.send("PUT", "/v1/merchant-callback/till-1", { locationDescription });
    await put("Kasse 1");
    const before = (await client.send("GET", "/v1/merchant-callback/till-1")).body;
    await put("Kassen ved døra");
    const { body } = await client.send("GET", "/v1/merchant-callback/till-1");
    expect(body).toEqual({ ...before, locationDescription: "Kassen ved døra" });
    expect((await scan(String(body["qrContent"]))).text).toContain("Kassen ved døra");
    const told = JSON.parse(sent[0] ?? "{}");
    expect(told).toMatchObject({ merchantQrId: "till-1", msn: "654322", merchantSerialNumber: "654322" });
    const exchanged = await client.send("POST", "/v1/exchange/customer", {
      customer: { customerToken: told.customerToken },
      requestedData: ["MSISDN"],
    });
    expect(exchanged.body["msisdn"]).toBe(NORA);
    if (kind !== "memory") await sandbox.stop();
  });
});

test.each([
  "https",
  "javascript:alert(1)",
  "data:text/html,hi",
  "http://shop.example.test/",
  "https://a b.test",
])("a target %j is refused, with the rule", async (target) => {
  const { status, body } = await client.redirect("bad", target === "https" ? "" : target);
  expect([status, body["invalidParams"]]).toMatchObject([400, [{ name: "RedirectUrl" }]]);
});

test("images open without keys and read as the code's content: PNG and SVG, at every size", async () => {
  await client.redirect("image");
  const content = await client.content("image");
  for (const size of [100, 101, 128, 150, 200, 256, 333, 500, 800, 1024, 1999, 2000]) {
    const headers = { size: String(size) };
    const path = "/v1/merchant-redirect/image";
    const png = await client.send("GET", path, undefined, { accept: "image/png", ...headers });
    const image = await client.open(png.body["url"]);
    const bytes = Buffer.from(await image.arrayBuffer());
    expect([image.headers.get("content-type"), bytes.readUInt32BE(16)]).toEqual(["image/png", size]);
    expect([size, await readPng(bytes)]).toEqual([size, content]);
    const svg = await client.send("GET", path, undefined, { accept: "image/*", ...headers });
    expect(await readSvg(await (await client.open(svg.body["url"])).text(), size)).toBe(content);
  }
  await client.send("PUT", "/v1/merchant-callback/image", { locationDescription: "Here" });
  for (const query of [
    "qrImageFormat=PNG&qrImageSize=100",
    "qrImageFormat=PNG&whiteBorder=40",
    "whiteBorder=0",
  ]) {
    const { body } = await client.send("GET", `/v1/merchant-callback/image?${query}`);
    const image = await client.open(body["qrImageUrl"]);
    const read = query.includes("PNG")
      ? await readPng(new Uint8Array(await image.arrayBuffer()))
      : await readSvg(await image.text(), 300);
    expect([query, read]).toEqual([query, body["qrContent"]]);
  }
});

test.each([{ size: "99" }, { size: "2001" }, { size: "wide" }])(
  "an image of %j is refused",
  async (headers) => {
    expect((await client.redirect("size", undefined, headers)).status).toBe(400);
  },
);

test("a check-in pays: the token names the customer, for that unit alone", async () => {
  await sandbox.ready;
  const customerToken = sandbox.context.customerCodes.checkInToken(NORA, "654322");
  const changes = { userFlow: "PUSH_MESSAGE", customer: { customerToken }, returnUrl: undefined };
  expect((await client.shop.create("checked-in-1", 4900, changes)).status).toBe(201);
  expect(await sandbox.customers.listPending(NORA)).toHaveLength(1);
  expect((await new QrClient(sandbox, "654321").shop.create("checked-in-2", 4900, changes)).status).toBe(400);
});

test("who scans where nobody listens is told, and a second listener is refused", async () => {
  await client.send("PUT", "/v1/merchant-callback/till", { locationDescription: "Kasse" });
  const code = String((await client.send("GET", "/v1/merchant-callback/till")).body["qrContent"]);
  expect((await scan(code)).text).toContain("The shop cannot be reached");
  expect((await client.listenForCheckIns()).status).toBe(201);
  expect((await client.listenForCheckIns()).status).toBe(400);
  const { location, text } = await scan(code);
  expect(text).toMatch(/Kasse[\s\S]*Fjordkaffe Torget[\s\S]*You have checked in/);
  await client.shop.create("asked-at-till", 6400, {
    userFlow: "PUSH_MESSAGE",
    customer: { phoneNumber: NORA },
    returnUrl: undefined,
  });
  const shown = await sandbox.handle(new Request(`http://sandbox.test${location}`));
  expect(await shown.text()).toMatch(/Pay 64,00/);
});

test("a failing listener is an error for the customer too", async () => {
  sandbox = createSandbox({ sendWebhook: async () => 500 });
  client = new QrClient(sandbox);
  await client.listenForCheckIns();
  await client.send("PUT", "/v1/merchant-callback/till", { locationDescription: "Kasse" });
  const code = String((await client.send("GET", "/v1/merchant-callback/till")).body["qrContent"]);
  expect((await scan(code)).text).toContain("The shop cannot be reached");
});

test("a scanned redirect code shows where it leads, and printed codes are within sight", async () => {
  await client.redirect("Table 7", "https://shop.example.test/order?table=7");
  const near = await sandbox.handle(new Request("http://sandbox.test/phone?person=nora-vik&view=scan"));
  expect(await near.text()).toMatch(/Printed codes[\s\S]*Table 7[\s\S]*Fjordkaffe Torget/);
  const { text } = await scan(await client.content("Table 7"));
  expect(text).toContain('href="https://shop.example.test/order?table=7"');
});
