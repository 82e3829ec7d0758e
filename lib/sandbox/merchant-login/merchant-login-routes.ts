import { type Context, Hono } from "hono";
import { toResponse } from "../api/problem";
import type { SandboxContext } from "../context";
import { contentPolicy, type Html, PAGE_HEADERS } from "../page";
import { userinfoProblem } from "../userinfo/userinfo-routes";
import { answerToken, issuerOf, loginClaims } from "./answer-token";
import { publicKeySet } from "./id-token";
import { LoginBook } from "./login-book";
import { loginPage, loginPeople, noLoginPage } from "./login-page";
import { backTo, readLoginRequest } from "./login-request";

const BASE = "/access-management-1.0/access";

function discovery(publicUrl: string) {
  const issuer = issuerOf(publicUrl);
  return {
    issuer,
    authorization_endpoint: `${issuer}oauth2/auth`,
    token_endpoint: `${issuer}oauth2/token`,
    userinfo_endpoint: `${publicUrl}/vipps-userinfo-api/userinfo`,
    jwks_uri: `${issuer}.well-known/jwks.json`,
    response_types_supported: ["code"],
    grant_types_supported: ["authorization_code"],
    subject_types_supported: ["public"],
    id_token_signing_alg_values_supported: ["RS256"],
    token_endpoint_auth_methods_supported: ["client_secret_basic", "client_secret_post"],
    code_challenge_methods_supported: ["S256"],
    scopes_supported: ["openid", "name", "phoneNumber", "email", "address", "birthDate", "nin"],
  };
}

async function show(c: Context, content: Html, status: 200 | 400, targets: string[] = []) {
  const headers = { ...PAGE_HEADERS, "content-security-policy": contentPolicy(targets) };
  return c.html(String(await content), status, headers);
}

/**
 * Login for merchants' own pages, by OpenID Connect: discovery, keys, `auth` (who logs in is chosen on its page), `token` and
 * userinfo. The unit's redirect URIs and its way to prove itself are those of `/_control/sales-units/{msn}/login`.
 */
export function merchantLoginRoutes(context: SandboxContext): Hono {
  const { clock, testPeople, publicUrl } = context;
  const book = new LoginBook(clock);
  const userinfo = (c: Context) => {
    const claims = loginClaims(c.req.raw.headers, context, book);
    return claims ? c.json(claims) : toResponse(userinfoProblem(401, "The token is none of a login."));
  };
  return new Hono()
    .get(`${BASE}/.well-known/openid-configuration`, (c) =>
      c.json(discovery(publicUrl()), 200, { "cache-control": "max-age=3600" }),
    )
    .get(`${BASE}/.well-known/jwks.json`, (c) => c.json(publicKeySet()))
    .get(`${BASE}/oauth2/auth`, (c) => askPerson(c, context))
    .post(`${BASE}/oauth2/auth`, async (c) => {
      const form = await c.req.parseBody();
      const read = readLoginRequest(new URLSearchParams(String(form["query"] ?? "")), context);
      if ("refused" in read) return show(c, noLoginPage("Go back to the shop and start again."), 400);
      const { redirectUri, state, scopes } = read.request;
      const people = loginPeople(testPeople.all(), clock.now());
      const person = people.find(({ id }) => id === form["person"]);
      if (!person) return c.redirect(backTo(redirectUri, { error: "access_denied", state }), 302);
      const code = book.consent(read.request, person.phone);
      return c.redirect(backTo(redirectUri, { code, scope: scopes.join(" "), state }), 302);
    })
    .post(`${BASE}/oauth2/token`, async (c) => {
      const form = new URLSearchParams(await c.req.text());
      return toResponse(answerToken(c.req.raw.headers, form, context, book));
    })
    .get("/vipps-userinfo-api/userinfo", userinfo)
    .get("/vipps-userinfo-api/userinfo/", userinfo);
}

async function askPerson(c: Context, { units, clock, testPeople }: SandboxContext): Promise<Response> {
  const query = new URL(c.req.url).search.slice(1);
  const read = readLoginRequest(new URLSearchParams(query), { units });
  if ("request" in read) {
    const { request } = read;
    const people = loginPeople(testPeople.all(), clock.now());
    return show(c, loginPage(request, people, query), 200, [new URL(request.redirectUri).origin]);
  }
  const { refused } = read;
  return "back" in refused ? c.redirect(refused.back, 302) : show(c, noLoginPage(refused.page), 400);
}
