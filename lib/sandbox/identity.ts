import type { IncomingMessage, ServerResponse } from "node:http";
import type Provider from "oidc-provider";
import { IDENTITY_ISSUERS, type IdentityIssuer } from "./identity-issuers";
import { errorPage, personPage } from "./identity-pages";
import { type IdentitySettings, makeProvider, makeSigningKeys } from "./identity-provider";
import { contentPolicy, type Html, PAGE_HEADERS } from "./page";
import type { PeopleBook } from "./people-book";

type Ready = {
  people: PeopleBook;
  issuer: IdentityIssuer;
  provider: Provider;
  callback: ReturnType<Provider["callback"]>;
};
type Exchange = { req: IncomingMessage; res: ServerResponse; search: URLSearchParams };

/**
 * OpenID Connect issuers under `/identity/…`, for a Node HTTP server. Returns false, having done nothing, when the
 * request is for someone else. `publicUrl` may be a function when the port is known only later.
 */
export function identityHandler(
  people: PeopleBook,
  publicUrl: string | (() => string),
  portalOrigins: readonly string[] = [],
) {
  const providers = new Map<string, Promise<Ready>>();
  let keys: ReturnType<typeof makeSigningKeys> | undefined;

  async function start(issuer: IdentityIssuer, settings: IdentitySettings): Promise<Ready> {
    keys ??= makeSigningKeys();
    const provider = await makeProvider(issuer, settings, await keys);
    return { people, issuer, provider, callback: provider.callback() };
  }

  return (req: IncomingMessage, res: ServerResponse): boolean => {
    const [, id = "", rest = ""] = /^\/identity\/([a-z-]+)(\/.*)?$/.exec(req.url ?? "") ?? [];
    const issuer = IDENTITY_ISSUERS.find((one) => one.id === id);
    if (!issuer) return false;
    const base = typeof publicUrl === "string" ? publicUrl : publicUrl();
    const ready = providers.get(id) ?? start(issuer, { publicUrl: base, portalOrigins, people });
    providers.set(id, ready);
    dispatch(ready, base, rest, req, res).catch((error: unknown) => {
      console.error(`sandbox: identity ${id} failed`, error);
      if (!res.headersSent) res.writeHead(500).end();
    });
    return true;
  };
}

async function dispatch(
  pending: Promise<Ready>,
  base: string,
  rest: string,
  req: IncomingMessage,
  res: ServerResponse,
): Promise<void> {
  const ready = await pending;
  presentAs(base, ready.issuer, req);
  const url = new URL(rest || "/", base);
  const exchange = { req, res, search: url.searchParams };
  if (url.pathname.startsWith("/person/")) return choosePerson(ready, exchange);
  // The library works on paths below its mounting place and finds that place in `originalUrl`.
  Object.assign(req, { originalUrl: req.url, url: rest || "/" });
  await ready.callback(req, res);
}

/**
 * Addresses are made from the request's host, so the public one is put there. The session cookie is taken away:
 * every sign-in asks again who it is.
 */
function presentAs(base: string, issuer: IdentityIssuer, req: IncomingMessage): void {
  const { host, protocol } = new URL(base);
  req.headers.host = host;
  req.headers["x-forwarded-proto"] = protocol.slice(0, -1);
  delete req.headers["x-forwarded-host"];
  const cookies = (req.headers.cookie ?? "").split(/;\s*/);
  req.headers.cookie = cookies.filter((cookie) => !cookie.startsWith(`${issuer.id}-session`)).join("; ");
}

async function choosePerson(
  { people, issuer, provider }: Ready,
  { req, res, search }: Exchange,
): Promise<void> {
  const details = await provider.interactionDetails(req, res).catch(() => undefined);
  if (!details) {
    const message = "It took too long, or it was started in another browser";
    return sendPage(res, 400, errorPage(issuer, message));
  }
  if (req.method !== "POST") {
    const target = new URL(String(details.params["redirect_uri"])).origin;
    return sendPage(res, 200, personPage(people, issuer, search.get("search") ?? ""), [target]);
  }
  const form = await readForm(req);
  const person = people.byId(form.get("person") ?? "");
  const cancelled = { error: "access_denied", error_description: "the person cancelled the sign-in" };
  if (form.has("cancel")) return provider.interactionFinished(req, res, cancelled);
  if (person?.country !== issuer.country) return sendPage(res, 400, personPage(people, issuer, ""));
  const login = { accountId: person.sub, acr: issuer.acr, remember: false };
  return provider.interactionFinished(req, res, { login });
}

async function readForm(req: IncomingMessage): Promise<URLSearchParams> {
  const chunks: Buffer[] = [];
  for await (const chunk of req) chunks.push(Buffer.from(chunk));
  return new URLSearchParams(Buffer.concat(chunks).toString("utf8"));
}

async function sendPage(
  res: ServerResponse,
  status: number,
  content: Html,
  formTargets: readonly string[] = [],
): Promise<void> {
  const text = String(await content);
  const policy = { "content-security-policy": contentPolicy(formTargets) };
  res.writeHead(status, { ...PAGE_HEADERS, ...policy, "content-type": "text/html; charset=utf-8" });
  res.end(text);
}
