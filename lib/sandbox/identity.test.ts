import { createHash, createPublicKey, createVerify, randomBytes } from "node:crypto";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { identityHandler } from "./identity";
import { IDENTITY_ISSUERS, PORTAL_CLIENT } from "./identity-issuers";
import { PeopleBook } from "./people-book";
import { MemoryStore } from "./store/memory-store";
import { findPersonById } from "./test-people";

let server: Server;
let base = "";

beforeAll(async () => {
  const identity = identityHandler(new PeopleBook(new MemoryStore()), () => base, [
    "https://portal.example.test",
  ]);
  server = createServer((req, res) => void (identity(req, res) || res.writeHead(404).end()));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  // safe: a server that listens on TCP has an address with a port
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(() => new Promise((resolve) => server.close(resolve)));

/** A browser that keeps cookies and stops where it is sent off this server. */
class Browser {
  readonly #jar = new Map<string, { value: string; path: string }>();

  async open(address: string, form?: Record<string, string>): Promise<{ url: URL; answer: Response }> {
    const url = new URL(address, base);
    if (url.origin !== base) return { url, answer: new Response() };
    const cookies = [...this.#jar].filter(([, { path }]) => url.pathname.startsWith(path));
    const answer = await fetch(url, {
      method: form ? "POST" : "GET",
      redirect: "manual",
      headers: {
        accept: "text/html",
        cookie: cookies.map(([name, { value }]) => `${name}=${value}`).join("; "),
      },
      ...(form && { body: new URLSearchParams(form) }),
    });
    this.#keep(answer.headers.getSetCookie());
    const location = answer.headers.get("location");
    return location ? this.open(new URL(location, url).href) : { url, answer };
  }

  #keep(cookies: readonly string[]): void {
    for (const cookie of cookies) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      const [, path = "/"] = /path=([^;]+)/i.exec(cookie) ?? [];
      expect(cookie).not.toMatch(/;\s*secure/i);
      if (value) this.#jar.set(name, { value, path });
      else this.#jar.delete(name);
    }
  }
}

const CALLBACK = "http://localhost:3000/api/auth/callback/bankid-no";
const verifier = randomBytes(32).toString("base64url");

function authorization(issuer: string, changes: Record<string, string> = {}): string {
  const params = new URLSearchParams({
    client_id: PORTAL_CLIENT.id,
    response_type: "code",
    scope: "openid profile nin",
    redirect_uri: CALLBACK,
    state: "the-state-of-it",
    nonce: "the-nonce-of-it",
    code_challenge: createHash("sha256").update(verifier).digest("base64url"),
    code_challenge_method: "S256",
    ...changes,
  });
  return `${base}/identity/${issuer}/auth?${params}`;
}

async function redeem(issuer: string, code: string, codeVerifier: string) {
  const basic = Buffer.from(`${PORTAL_CLIENT.id}:${PORTAL_CLIENT.secret}`).toString("base64");
  const body = new URLSearchParams({
    ...{ grant_type: "authorization_code", code, code_verifier: codeVerifier, redirect_uri: CALLBACK },
  });
  const headers = { authorization: `Basic ${basic}` };
  const answer = await fetch(`${base}/identity/${issuer}/token`, { method: "POST", headers, body });
  return { status: answer.status, body: await answer.json() };
}

async function signIn(issuer: string, person: string, browser = new Browser()): Promise<string> {
  const { url } = await browser.open(authorization(issuer));
  const back = await browser.open(url.href, { person });
  expect(`${back.url.origin}${back.url.pathname}`).toBe(CALLBACK);
  expect(back.url.searchParams.get("state")).toBe("the-state-of-it");
  return back.url.searchParams.get("code") ?? "";
}

async function readIdToken(issuer: string, token: string) {
  const [head = "", payload = "", signature = ""] = token.split(".");
  const header = JSON.parse(Buffer.from(head, "base64url").toString());
  const { keys } = await (await fetch(`${base}/identity/${issuer}/jwks`)).json();
  const jwk = keys.find(({ kid }: { kid: string }) => kid === header.kid);
  expect(jwk.d).toBeUndefined();
  const key = createPublicKey({ key: jwk, format: "jwk" });
  const genuine = createVerify("RSA-SHA256")
    .update(`${head}.${payload}`)
    .verify(key, Buffer.from(signature, "base64url"));
  return { alg: header.alg, genuine, claims: JSON.parse(Buffer.from(payload, "base64url").toString()) };
}

describe("identity issuers", () => {
  test.each(IDENTITY_ISSUERS)("$id describes itself at its public address", async ({ id, acr }) => {
    const answer = await fetch(`${base}/identity/${id}/.well-known/openid-configuration`);
    const discovery = await answer.json();
    expect(discovery).toMatchObject({
      issuer: `${base}/identity/${id}`,
      authorization_endpoint: `${base}/identity/${id}/auth`,
      token_endpoint: `${base}/identity/${id}/token`,
      jwks_uri: `${base}/identity/${id}/jwks`,
      acr_values_supported: [acr],
    });
    expect(discovery.claims_supported).toContain("nin");
  });

  test.each([
    ["bankid-no", "kari-nordmann"],
    ["mitid-dk", "mette-jensen"],
    ["ftn-fi", "aino-virtanen"],
    ["bankid-se", "elsa-ek"],
  ])("%s tells who signed in", async (issuer, id) => {
    const { status, body } = await redeem(issuer, await signIn(issuer, id), verifier);
    expect(status).toBe(200);
    const { alg, genuine, claims } = await readIdToken(issuer, body.id_token);
    const person = findPersonById(id);
    expect([alg, genuine]).toEqual(["RS256", true]);
    expect(claims).toMatchObject({
      iss: `${base}/identity/${issuer}`,
      aud: PORTAL_CLIENT.id,
      nonce: "the-nonce-of-it",
      sub: person?.sub,
      name: person?.name,
      given_name: person?.firstName,
      family_name: person?.lastName,
      birthdate: person?.birthDate,
      nin: person?.nin,
      phone_number: `+${person?.phone}`,
      acr: IDENTITY_ISSUERS.find((one) => one.id === issuer)?.acr,
    });
  });

  test("without the scope the national identity number stays away", async () => {
    const browser = new Browser();
    const { url } = await browser.open(authorization("bankid-no", { scope: "openid profile" }));
    const back = await browser.open(url.href, { person: "kari-nordmann" });
    const { body } = await redeem("bankid-no", back.url.searchParams.get("code") ?? "", verifier);
    const { claims } = await readIdToken("bankid-no", body.id_token);
    expect(claims.name).toBe("Kari Nordmann");
    expect(claims).not.toHaveProperty("nin");
  });

  test("a wrong or missing PKCE verifier gets no token, and no code is good for two", async () => {
    const wrong = await redeem("bankid-no", await signIn("bankid-no", "ola-berg"), "x".repeat(43));
    expect([wrong.status, wrong.body.error]).toEqual([400, "invalid_grant"]);
    const code = await signIn("bankid-no", "ola-berg");
    expect((await redeem("bankid-no", code, verifier)).status).toBe(200);
    expect((await redeem("bankid-no", code, verifier)).body.error).toBe("invalid_grant");
    const { url } = await new Browser().open(authorization("bankid-no", { code_challenge: "" }));
    expect(url.searchParams.get("error")).toBe("invalid_request");
  });

  test("cancel goes back with access_denied and the state", async () => {
    const browser = new Browser();
    const { url } = await browser.open(authorization("mitid-dk"));
    const back = await browser.open(url.href, { cancel: "yes" });
    expect(back.url.href.startsWith(CALLBACK)).toBe(true);
    expect(back.url.searchParams.get("error")).toBe("access_denied");
    expect(back.url.searchParams.get("state")).toBe("the-state-of-it");
  });

  test("the same browser is asked again and may be someone else", async () => {
    const browser = new Browser();
    await signIn("bankid-no", "kari-nordmann", browser);
    const code = await signIn("bankid-no", "jonas-lie", browser);
    const { body } = await redeem("bankid-no", code, verifier);
    expect((await readIdToken("bankid-no", body.id_token)).claims.name).toBe("Jonas Lie");
  });

  test("only people of the country are offered and accepted, and search narrows them", async () => {
    const browser = new Browser();
    const { url, answer } = await browser.open(authorization("bankid-no"));
    const text = await answer.text();
    expect(text).toContain("Kari Nordmann");
    expect(text).not.toContain("Mette Jensen");
    const narrowed = await (await browser.open(`${url.href}?search=lie`)).answer.text();
    expect(narrowed).toContain("Jonas Lie");
    expect(narrowed).not.toContain("Kari Nordmann");
    const refused = await browser.open(url.href, { person: "mette-jensen" });
    expect(refused.answer.status).toBe(400);
    const hostile = await (await browser.open(`${url.href}?search=%22%3E%3Cscript%3Ealert(1)`)).answer.text();
    expect(hostile).not.toContain("<script>alert");
  });

  test("browsers are sent to registered and loopback addresses, nowhere else", async () => {
    const at = async (redirect_uri: string) =>
      (await new Browser().open(authorization("ftn-fi", { redirect_uri }))).url.pathname;
    expect(await at("http://127.0.0.1:45123/back")).toMatch("/identity/ftn-fi/person/");
    expect(await at("https://portal.example.test/api/auth/callback/ftn-fi")).toMatch("/person/");
    expect(await at("https://evil.example.test/api/auth/callback/ftn-fi")).toBe("/identity/ftn-fi/auth");
    expect(await at("http://localhost.evil.example.test/")).toBe("/identity/ftn-fi/auth");
  });

  test("an interaction of another browser is not continued", async () => {
    const { url } = await new Browser().open(authorization("bankid-no"));
    const stranger = await new Browser().open(url.href, { person: "kari-nordmann" });
    expect(stranger.answer.status).toBe(400);
    expect(await stranger.answer.text()).toContain("This sign-in cannot go on");
  });
});
