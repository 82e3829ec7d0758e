import { randomUUID } from "node:crypto";
import { createServer, connect as dial, type Server, type Socket } from "node:net";
import { NextRequest } from "next/server";
import { Pool } from "pg";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { asDirectory } from "@/lib/access/directory";
import { shiftClock } from "@/lib/clock";
import { LOCALES } from "@/lib/domain/locale";
import { suspectDatabase } from "@/lib/observability/watch-database";
import { useTestDatabase } from "@/lib/testing/test-db";
import { deliverEvent } from "@/lib/webhooks/deliver-event";
import { config, proxy } from "@/proxy";
import { readTurnedAway } from "./turned-away";

const db = useTestDatabase();
// vitest.config.ts sets PORTAL_PUBLIC_URL to this.
const OWN = "http://localhost:3000";
const kept = globalThis as typeof globalThis & { portalPool?: Pool };

function ask(path: string, headers: Record<string, string> = {}, method = "GET"): Promise<Response> {
  return proxy(new NextRequest(`${OWN}${path}`, { method, headers }));
}

/** A request that may go on to its page carries no body of the proxy's own. */
const passes = (answer: Response) => answer.headers.get("x-middleware-next") === "1";

test("a picture is served under a policy of its own, which lets it do nothing", async () => {
  // The pages' policy stood there: what a route sets itself is lost to what comes from the proxy.
  for (const path of [
    "/m/acme/sales-units/1/logo",
    "/m/acme/links/1/image",
    "/m/acme/links/1/qr?format=svg",
  ]) {
    const policy = (await ask(path)).headers.get("content-security-policy") ?? "";
    expect(policy.split("; "), path).toEqual(expect.arrayContaining(["default-src 'none'", "sandbox"]));
  }
  expect((await ask("/m/acme/links")).headers.get("content-security-policy")).not.toContain("sandbox");
});

test("there is no optimiser of pictures", async () => {
  // Next showed a page whose scripts had no nonce.
  const answer = await ask("/_next/image?url=%2Ficon.svg&w=64&q=75");
  expect([answer.status, await answer.text()]).toEqual([404, ""]);
});

describe("a foreign page", () => {
  // A refused Origin once answered 500 or, from an action, 200: who watches the status could not tell it from our fault.
  test.each<[string, Record<string, string>]>([
    ["no Origin at all", {}],
    ["Origin null", { origin: "null" }],
    ["a foreign origin", { origin: "https://evil.example" }],
    [
      "a foreign origin and a forwarded host that agrees",
      { origin: "https://evil.example", "x-forwarded-host": "evil.example" },
    ],
    ["another port", { origin: "http://localhost:3001" }],
    ["our origin from another site", { origin: OWN, "sec-fetch-site": "cross-site" }],
  ])("that sends %s is refused with 403, whatever the method", async (_, headers) => {
    for (const method of ["POST", "PUT", "PATCH", "DELETE"]) {
      const answer = await ask("/m/acme/transactions", { ...headers, "next-action": "a1" }, method);
      expect(answer.status, method).toBe(403);
      expect(await answer.text()).toContain("nothing was done");
    }
  });

  test("is told so as a page where it shows pages, with a policy that lets it look right", async () => {
    const answer = await ask("/sign-in", { accept: "text/html", "accept-language": "nb" }, "POST");
    const page = await answer.text();
    expect(answer.status).toBe(403);
    expect(page).toContain("Forespørselen kom ikke fra portalens egen adresse");
    const nonce = /<style nonce="([^"]+)">/.exec(page)?.[1];
    expect(answer.headers.get("content-security-policy")).toContain(`'nonce-${nonce}'`);
  });

  test("does not concern our own pages, reading, or the platform's signed deliveries", async () => {
    expect(passes(await ask("/m/acme", { origin: OWN, "sec-fetch-site": "same-origin" }, "POST"))).toBe(true);
    expect(passes(await ask("/m/acme"))).toBe(true);
    // Deliveries don't come here at all: they are trusted by their signature alone.
    const asked = new RegExp(`^${config.matcher}$`);
    expect(["/m/acme", "/api/webhooks/payments/1"].map((path) => asked.test(path))).toEqual([true, false]);
  });
});

describe("without its database", () => {
  let wire: Server;
  const sockets: Socket[] = [];
  let real: Pool | undefined;

  // The real server behind a wire that the test can cut.
  beforeEach(async () => {
    const target = new URL(db.url());
    const { hostname, port } = target;
    wire = createServer((near) => {
      const far = dial(Number(port), hostname);
      sockets.push(near, far);
      for (const socket of [near, far]) socket.on("error", () => undefined);
      near.pipe(far).pipe(near);
    });
    await plugIn(0);
    const address = wire.address();
    target.port = typeof address === "object" && address ? String(address.port) : "";
    real = kept.portalPool;
    kept.portalPool = new Pool({ connectionString: target.href, max: 4 });
    await ask("/m/acme");
  });

  afterEach(async () => {
    await kept.portalPool?.end();
    if (real) kept.portalPool = real;
    cut();
  });

  const plugIn = (port: number) => new Promise<void>((done) => wire.listen(port, "127.0.0.1", done));

  function cut(): void {
    wire.close();
    for (const socket of sockets.splice(0)) socket.destroy();
  }

  // With its database down the portal answered 500 and "something went wrong", which says nothing about the money.
  test("it answers 503 at once, in the reader's language, and says when to come back", async () => {
    cut();
    await new Promise((resolve) => setTimeout(resolve, 50));
    const pages: string[] = [];
    for (const locale of LOCALES) {
      const answer = await ask("/m/acme?a=1&b=2", { accept: "text/html", "accept-language": locale });
      expect(answer.status).toBe(503);
      expect(answer.headers.get("retry-after")).toBe("5");
      expect(answer.headers.get("cache-control")).toContain("no-store");
      const page = await answer.text();
      expect(page).toContain(`<html lang="${locale}">`);
      expect(page).toContain('href="/m/acme?a=1&#38;b=2"');
      pages.push(/<h1>(.*)<\/h1>/.exec(page)?.[1] ?? "");
    }
    expect(new Set(pages).size).toBe(LOCALES.length);
    expect(pages[0]).toBe("The portal can&#39;t reach its database");
  });

  test("it tells programs and actions in a line of text, and lets its own health be asked", async () => {
    cut();
    await new Promise((resolve) => setTimeout(resolve, 50));
    const answer = await ask("/m/acme", { origin: OWN, "next-action": "a1" }, "POST");
    expect([answer.status, answer.headers.get("content-type")]).toEqual([503, "text/plain"]);
    const told = readTurnedAway(new Error(await answer.text()));
    expect(told).toMatchObject({
      why: "database_down",
      sentence: expect.stringContaining("Nothing is lost"),
    });
    const delivery = new Request(`${OWN}/api/webhooks/payments/1`, { method: "POST", body: "{}" });
    expect((await deliverEvent(delivery, randomUUID())).status).toBe(503);
    expect(passes(await ask("/api/health"))).toBe(true);
  });

  test("it serves again a second after the database is back", async () => {
    const { port } = wire.address() as { port: number };
    cut();
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect((await ask("/m/acme")).status).toBe(503);
    await plugIn(port);
    await expect.poll(async () => passes(await ask("/m/acme")), { timeout: 3_000 }).toBe(true);
  });

  test("is asked for only after a failure: a request costs the database nothing", async () => {
    const asked = () => kept.portalPool?.query("select 1 as again");
    await asked();
    let queries = 0;
    const pool = kept.portalPool;
    const connect = pool?.connect.bind(pool);
    Object.assign(pool ?? {}, {
      connect: (...given: []) => {
        queries += 1;
        return connect?.(...given);
      },
    });
    for (let request = 0; request < 20; request += 1) await ask("/m/acme");
    expect(queries).toBe(0);
    suspectDatabase();
    for (let request = 0; request < 20; request += 1) await ask("/m/acme");
    expect(queries).toBe(1);
  });
});

describe("with a database that can only be read", () => {
  afterEach(() => {
    shiftClock(0);
    delete (globalThis as { portalDatabaseWatch?: unknown }).portalDatabaseWatch;
  });

  // Pages failed with "something went wrong" once a minute, and buttons each time.
  test("buttons are told so with 503, and a moment later tried again, while pages are served", async () => {
    const noRoom = "do $$ begin raise exception 'could not extend file' using errcode = '53100'; end $$";
    const body = new FormData();
    body.append("0", '["$K1"]');
    const headers = { origin: OWN, "next-action": "a1" };
    const press = () => proxy(new NextRequest(`${OWN}/m/acme`, { method: "POST", headers, body }));
    expect(passes(await press())).toBe(true);
    await expect(asDirectory((tx) => tx.execute(noRoom))).rejects.toThrow();
    const answer = await press();
    expect([answer.status, answer.headers.get("retry-after")]).toEqual([503, "5"]);
    expect(readTurnedAway(new Error(await answer.text()))).toMatchObject({
      why: "database_full",
      sentence: expect.stringContaining("The disk of its database is full"),
    });
    expect(passes(await ask("/m/acme", { accept: "text/html" }))).toBe(true);
    shiftClock(3_100);
    expect(passes(await press())).toBe(true);
  });
});
