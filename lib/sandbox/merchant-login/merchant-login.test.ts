import { createHash, createPublicKey, createVerify } from "node:crypto";
import { beforeEach, describe, expect, it } from "vitest";
import { createSandbox, type Sandbox } from "../server";
import { demoUnit } from "../testing/merchant-client";
import { hasPublishedSchemas, PublishedApi } from "../testing/published-schemas";

const BASE = "/access-management-1.0/access";
const MSN = "654321";
const BACK = "https://shop.example.test/logged-in?from=app";
const { clientId, clientSecret } = demoUnit(MSN).keys;
let sandbox: Sandbox;

async function send(path: string, init: RequestInit = {}) {
  const answer = await sandbox.handle(new Request(`http://sandbox.test${path}`, init));
  const text = await answer.text();
  const json = () => JSON.parse(text);
  return { status: answer.status, text, json, back: answer.headers.get("location") ?? "" };
}

async function setUp(changes: object = {}): Promise<void> {
  const value = { redirectUris: [BACK], tokenMethod: "client_secret_basic", webhookUrl: null, ...changes };
  const path = `/_control/sales-units/${MSN}/login`;
  const { version } = (await send(path)).json().login;
  const body = JSON.stringify({ version, value });
  expect((await send(path, { method: "POST", body })).status).toBe(200);
}

beforeEach(async () => {
  sandbox = createSandbox();
  await setUp();
});

const question = (changes: Record<string, string> = {}) =>
  new URLSearchParams({
    ...{ client_id: clientId, response_type: "code", redirect_uri: BACK, state: "state-123" },
    ...{ scope: "openid name email nin", nonce: "n-1" },
    ...changes,
  }).toString();

async function choose(query: string, person: string): Promise<URL> {
  const body = new URLSearchParams({ query, ...(person && { person }) });
  const chosen = await send(`${BASE}/oauth2/auth`, { method: "POST", body });
  expect(chosen.status).toBe(302);
  return new URL(chosen.back);
}

const basic = `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString("base64")}`;

function redeem(code: string, more: Record<string, string> = {}, authorization: string | undefined = basic) {
  const body = new URLSearchParams({
    ...{ grant_type: "authorization_code", code, redirect_uri: BACK },
    ...more,
  });
  const headers: Record<string, string> = authorization ? { authorization } : {};
  return send(`${BASE}/oauth2/token`, { method: "POST", body, headers });
}

const codeOf = (back: URL) => back.searchParams.get("code") ?? "";

describe("login on a shop's page", () => {
  it("asks who it is, sends back a code, and tells what was agreed under the sub of the unit", async () => {
    const page = await send(`${BASE}/oauth2/auth?${question()}`);
    expect(page.text).toContain("Fjordkaffe Nettbutikk gets your name and e-mail.");
    const back = await choose(question(), "nora-vik");
    expect(back.href).toMatch(/^https:\/\/shop.example.test\/logged-in\?from=app&code=/);
    expect(back.searchParams.get("state")).toBe("state-123");
    const { access_token, id_token, scope } = (await redeem(codeOf(back))).json();
    expect(scope).toBe("openid name email");
    const headers = { authorization: `Bearer ${access_token}` };
    const told = (await send("/vipps-userinfo-api/userinfo", { headers })).json();
    expect(told).toMatchObject({ name: "Nora Vik", email: "nora-vik@example.test" });
    expect(told).not.toHaveProperty("phone_number");
    const [head = "", body = "", signature = ""] = id_token.split(".");
    const claims = JSON.parse(Buffer.from(body, "base64url").toString());
    expect(claims).toMatchObject({ sub: told.sub, nonce: "n-1", aud: [clientId] });
    const [key] = (await send(`${BASE}/.well-known/jwks.json`)).json().keys;
    const verify = createVerify("RSA-SHA256").update(`${head}.${body}`);
    const publicKey = createPublicKey({ key, format: "jwk" });
    expect(verify.verify(publicKey, Buffer.from(signature, "base64url"))).toBe(true);
  });

  it("takes a code once, within a minute, from the unit that it was given to", async () => {
    const code = codeOf(await choose(question(), "nora-vik"));
    expect((await redeem(code)).status).toBe(200);
    expect((await redeem(code)).json()).toEqual({ error: "invalid_grant" });
    const late = codeOf(await choose(question(), "nora-vik"));
    sandbox.clock.advance(61_000);
    expect((await redeem(late)).status).toBe(400);
    const other = codeOf(await choose(question(), "nora-vik"));
    expect((await redeem(other, { redirect_uri: "https://shop.example.test/" })).status).toBe(400);
  });

  it("wants the verifier of PKCE", async () => {
    const verifier = "a-verifier-of-more-than-forty-three-characters-x";
    const challenge = createHash("sha256").update(verifier).digest("base64url");
    const query = question({ code_challenge: challenge, code_challenge_method: "S256" });
    const wrong = await redeem(codeOf(await choose(query, "nora-vik")), { code_verifier: "other" });
    expect(wrong.status).toBe(400);
    const right = await redeem(codeOf(await choose(query, "nora-vik")), { code_verifier: verifier });
    expect(right.status).toBe(200);
  });

  it("proves the unit in the way that is set up, and no other", async () => {
    const form = { client_id: clientId, client_secret: clientSecret };
    const post = async () => redeem(codeOf(await choose(question(), "nora-vik")), form, "");
    expect((await post()).json()).toEqual({ error: "invalid_client" });
    await setUp({ tokenMethod: "client_secret_post" });
    expect((await post()).status).toBe(200);
    const wrong = { ...form, client_secret: "wrong" };
    expect((await redeem("code", wrong, "")).status).toBe(401);
  });

  it("sends back who says no, and nobody to an address that was not registered", async () => {
    const back = await choose(question(), "");
    expect(Object.fromEntries(back.searchParams)).toMatchObject({
      error: "access_denied",
      state: "state-123",
    });
    const elsewhere = question({ redirect_uri: "https://evil.example.test/" });
    const refused = await send(`${BASE}/oauth2/auth?${elsewhere}`);
    expect([refused.status, refused.back]).toEqual([400, ""]);
    const body = new URLSearchParams({ query: elsewhere, person: "nora-vik" });
    expect((await send(`${BASE}/oauth2/auth`, { method: "POST", body })).back).toBe("");
  });

  it.each([
    ["response_type", "token", "unsupported_response_type"],
    ["state", "short", "invalid_state"],
    ["scope", "name", "invalid_scope"],
    ["code_challenge", "plain-text", "invalid_request"],
  ])("tells the shop that %s is wrong", async (name, value, error) => {
    const { back } = await send(`${BASE}/oauth2/auth?${question({ [name]: value })}`);
    expect(new URL(back).searchParams.get("error")).toBe(error);
  });

  it("tells nothing to a token of payments, or to one that has ended", async () => {
    const { access_token } = (await redeem(codeOf(await choose(question(), "nora-vik")))).json();
    const ask = (token: string) =>
      send("/vipps-userinfo-api/userinfo/", { headers: { authorization: `Bearer ${token}` } });
    expect((await ask("other")).status).toBe(401);
    sandbox.clock.advance(600_000);
    expect((await ask(access_token)).status).toBe(401);
  });

  it.runIf(hasPublishedSchemas())("answers as published", async () => {
    const api = new PublishedApi("login.yaml");
    const described = (await send(`${BASE}/.well-known/openid-configuration`)).json();
    expect(api.differences("WellKnown", described)).toEqual([]);
    const keys = (await send(`${BASE}/.well-known/jwks.json`)).json();
    expect(api.differences("JSONWebKeySet", keys)).toEqual([]);
    const token = await redeem(codeOf(await choose(question(), "nora-vik")));
    expect(api.differences("OauthTokenResponse", token.json())).toEqual([]);
  });
});
