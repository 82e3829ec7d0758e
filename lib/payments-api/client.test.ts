import { once } from "node:events";
import { createServer, type RequestListener, type Server } from "node:http";
import { createServer as createTcpServer } from "node:net";
import { gzipSync } from "node:zlib";
import { afterEach, describe, expect, test, vi } from "vitest";
import { z } from "zod";

// Each test has an address of its own, and the client reads its address once: so the module is loaded anew.
const keys = { msn: "654321", clientId: "id", clientSecret: "secret", subscriptionKey: "sub" };
const answer = z.object({ fine: z.literal(true) });
let servers: { close: () => unknown }[] = [];

afterEach(() => {
  for (const server of servers) server.close();
  servers = [];
  vi.unstubAllEnvs();
});

async function callAt(port: number) {
  vi.resetModules();
  vi.stubEnv("PAYMENTS_BASE_URL", `http://127.0.0.1:${port}`);
  const { callPlatform } = await import("./call-platform");
  return (idempotencyKey = "key-1") =>
    callPlatform(keys, { method: "POST", path: "/thing", body: '{"a":1}', idempotencyKey, answer });
}

async function portOf(server: Server): Promise<number> {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  servers.push(server);
  const address = server.address();
  if (typeof address !== "object" || !address) throw new Error("no port");
  return address.port;
}

type Seen = { path: string; headers: NodeJS.Dict<string | string[]>; body: string };

/** A platform that gives tokens, and answers everything else by `answerThing`. */
async function platform(answerThing: RequestListener, token = () => "t-1") {
  const seen: Seen[] = [];
  const server = createServer(async (request, response) => {
    let body = "";
    for await (const chunk of request) body += chunk;
    seen.push({ path: request.url ?? "", headers: request.headers, body });
    if (request.url !== "/accesstoken/get") return answerThing(request, response);
    response.end(JSON.stringify({ access_token: token(), expires_in: "3600" }));
  });
  return { call: await callAt(await portOf(server)), seen };
}

const fine: RequestListener = (_request, response) => response.end('{"fine":true}');
const done = { kind: "done", value: { fine: true } };

describe("what is sent", () => {
  test("carries key, sales unit, system and token, and says that no compression is taken", async () => {
    const { call, seen } = await platform(fine);
    expect(await call("key-7")).toEqual(done);
    const [token, thing] = seen;
    expect(token?.headers).toMatchObject({ client_id: "id", client_secret: "secret" });
    expect(token?.headers).toMatchObject({
      "ocp-apim-subscription-key": "sub",
      "merchant-serial-number": "654321",
    });
    expect(thing).toMatchObject({
      body: '{"a":1}',
      headers: {
        authorization: "Bearer t-1",
        "content-type": "application/json",
        "idempotency-key": "key-7",
        "ocp-apim-subscription-key": "sub",
        "merchant-serial-number": "654321",
        "vipps-system-name": "merchant-portal",
        "accept-encoding": "identity",
      },
    });
    expect(thing?.headers["client_secret"]).toBeUndefined();
  });

  test("one token serves many calls, also at once, and a new one is fetched before it runs out", async () => {
    const { call, seen } = await platform(fine);
    await Promise.all([call(), call(), call()]);
    const tokens = () => seen.filter(({ path }) => path === "/accesstoken/get").length;
    expect(tokens()).toBe(1);
    const { shiftClock: shiftTheirs } = await import("@/lib/clock");
    shiftTheirs(3_541_000);
    await call();
    expect(tokens()).toBe(2);
  });

  test("a token that is not taken is renewed once, under the same key", async () => {
    let tokens = 0;
    const { call, seen } = await platform(
      (request, response) => {
        if (request.headers.authorization !== "Bearer t-2") response.statusCode = 401;
        response.end('{"fine":true}');
      },
      () => {
        tokens += 1;
        return `t-${tokens}`;
      },
    );
    expect(await call("key-9")).toEqual(done);
    const things = seen.filter(({ path }) => path === "/thing");
    expect(things.map(({ headers }) => headers["idempotency-key"])).toEqual(["key-9", "key-9"]);
  });

  test("and not a second time", async () => {
    const { call, seen } = await platform((_request, response) => {
      response.statusCode = 401;
      response.end();
    });
    expect(await call()).toEqual({ kind: "not_sent", why: "keys_refused" });
    expect(seen.filter(({ path }) => path === "/thing")).toHaveLength(2);
  });
});

describe("what comes back over a real line", () => {
  test.each<[string, RequestListener, object]>([
    [
      "gzip",
      (_q, r) => r.setHeader("content-encoding", "gzip").end(gzipSync('{"fine":true}')),
      { kind: "unknown", why: "unreadable" },
    ],
    ["a broken line", (_q, r) => r.socket?.destroy(), { kind: "unknown", why: "no_answer" }],
    [
      "half an answer",
      (_q, r) => {
        r.writeHead(200, { "content-length": 100 });
        r.write('{"fine"');
        setTimeout(() => r.socket?.destroy(), 20);
      },
      { kind: "unknown", why: "unreadable" },
    ],
    [
      "300 kB",
      (_q, r) => r.end(JSON.stringify({ fine: true, more: "x".repeat(300_000) })),
      { kind: "unknown", why: "unreadable" },
    ],
    ["no UTF-8", (_q, r) => r.end(Buffer.from([0x7b, 0xff, 0x7d])), { kind: "unknown", why: "unreadable" }],
    [
      "a redirect",
      (_q, r) => r.writeHead(307, { location: "/elsewhere" }).end(),
      { kind: "unknown", why: "server_error" },
    ],
    ["423", (_q, r) => r.writeHead(423).end(), { kind: "not_sent", why: "locked" }],
    [
      "429 with a time",
      (_q, r) => r.writeHead(429, { "retry-after": "7" }).end("{}"),
      { kind: "not_sent", why: "too_many_requests", retryAfterSeconds: 7 },
    ],
    [
      "429 with a date",
      (_q, r) => r.writeHead(429, { "retry-after": "Fri, 20 Nov 2026 09:15:31 GMT" }).end("{}"),
      { kind: "not_sent", why: "too_many_requests" },
    ],
    [
      "404 in HTML",
      (_q, r) => r.writeHead(404).end("<html>"),
      { kind: "refused", status: 404, code: "http_404", detail: "" },
    ],
    [
      "a domain error",
      (_q, r) =>
        r.writeHead(400).end(
          JSON.stringify({
            title: "No",
            detail: "Too high",
            extraDetails: [
              { name: "amount", reason: "x" },
              { name: "ErrorCode", reason: "6090" },
            ],
          }),
        ),
      { kind: "refused", status: 400, code: "6090", detail: "Too high" },
    ],
    [
      "a code that is none",
      (_q, r) =>
        r
          .writeHead(400)
          .end(JSON.stringify({ title: "No", extraDetails: [{ name: "ErrorCode", reason: "<b>" }] })),
      { kind: "refused", status: 400, code: "http_400", detail: "No" },
    ],
    [
      "6280: try again",
      (_q, r) =>
        r.writeHead(400).end(JSON.stringify({ extraDetails: [{ name: "ErrorCode", reason: "6280" }] })),
      { kind: "not_sent", why: "try_again" },
    ],
  ])("%s", async (_name, answerThing, expected) => {
    const { call } = await platform(answerThing);
    expect(await call()).toEqual(expected);
  });

  test("a closed port: not one byte left", async () => {
    const server = createServer();
    const port = await portOf(server);
    server.close();
    await once(server, "close");
    expect(await (await callAt(port))()).toEqual({ kind: "not_sent", why: "unreachable" });
  });

  test("silence ends after ten seconds, and is unknown", { timeout: 15_000 }, async () => {
    const { call } = await platform(() => undefined);
    const before = Date.now();
    expect(await call()).toEqual({ kind: "unknown", why: "no_answer" });
    expect(Date.now() - before).toBeGreaterThan(9_000);
    expect(Date.now() - before).toBeLessThan(11_500);
  });

  test("a slow token and silence together end after eleven seconds", { timeout: 20_000 }, async () => {
    // Each request had ten seconds of its own: a renewed token and the call once more took up to forty.
    const server = createServer((request, response) => {
      if (request.url !== "/accesstoken/get") return;
      setTimeout(() => response.end(JSON.stringify({ access_token: "t", expires_in: "3600" })), 6_000);
    });
    const call = await callAt(await portOf(server));
    const before = Date.now();
    expect(await call()).toEqual({ kind: "unknown", why: "no_answer" });
    expect(Date.now() - before).toBeLessThan(12_000);
  });

  test("a line that hangs up while the token is fetched sent nothing of the call itself", async () => {
    const server = createTcpServer((socket) => socket.destroy());
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    servers.push(server);
    const address = server.address();
    const port = typeof address === "object" && address ? address.port : 0;
    expect(await (await callAt(port))()).toEqual({ kind: "not_sent", why: "unreachable" });
  });
});
