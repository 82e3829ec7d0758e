import "server-only";
import { createHash, randomBytes } from "node:crypto";
import { cookies, headers } from "next/headers";
import { NextRequest } from "next/server";
import NextAuth, { type NextAuthOptions } from "next-auth";
import { decode } from "next-auth/jwt";
import CredentialsProvider from "next-auth/providers/credentials";
import type { OAuthConfig } from "next-auth/providers/oauth";
import { cache } from "react";
import { safeNext } from "@/lib/domain/safe-next";
import { env } from "@/lib/env";
import { log } from "@/lib/log";
import { writeError } from "@/lib/write-error";
import { authCookies } from "./auth-cookies";
import { checkPassword } from "./check-password";
import { type EidProvider, eidProviders, findEidProvider } from "./eid-providers";
import { findByNin } from "./people";
import type { Person } from "./person";
import { recordFailedSignIn } from "./record-failed-sign-in";
import { clientAddress } from "./request-origin";
import { ABSOLUTE_MS, endSessions, findSession, openSession, type SignedIn } from "./session-store";

/** Whom the e-ID named, once it has: a sign-in may fail after that. */
type Named = { userId?: string };

/** The only file that knows next-auth. Its token carries the session's secret and nothing else. */
function options(named: Named = {}): NextAuthOptions {
  return {
    secret: env.sessionSecret,
    session: { strategy: "jwt", maxAge: ABSOLUTE_MS / 1_000 },
    pages: { signIn: "/sign-in", signOut: "/", error: "/sign-in" },
    cookies: authCookies(),
    logger,
    providers: [...eidProviders().map((provider) => toOAuth(provider, named)), byPassword],
    callbacks: {
      signIn: ({ user }) => (user.id === NOBODY ? "/sign-in?error=unknown_person" : true),
      redirect: ({ url, baseUrl }) =>
        baseUrl + safeNext(url.startsWith(baseUrl) ? url.slice(baseUrl.length) : url),
      jwt: async ({ token, user, account }) =>
        user && account ? { sid: await openFor(user.id, account.provider) } : { sid: token["sid"] },
    },
  };
}

/** A sign-in that came to nothing is no bug of ours: one line, without the library's stacks and without claims. */
const logger: NonNullable<NextAuthOptions["logger"]> = {
  error: (code, about) => log.warn({ code, reason: reasonOf(about) }, "a sign-in failed"),
  warn: (code) => log.debug({ code }, "a hint of next-auth"),
  debug: () => undefined,
};

function reasonOf(about: unknown): string {
  const cause = about instanceof Error ? about : Object(about).error;
  return cause instanceof Error ? writeError(cause).message : "unknown";
}

/** Stands for someone whom no company has added: next-auth takes an empty id for a broken answer of the e-ID. */
const NOBODY = "nobody";

type Claims = { sub: string; nin?: unknown };

function toOAuth(provider: EidProvider, named: Named): OAuthConfig<Claims> {
  const { id, name, country, issuer, clientId, clientSecret } = provider;
  return {
    id,
    name,
    type: "oauth",
    wellKnown: `${issuer}/.well-known/openid-configuration`,
    clientId,
    clientSecret,
    idToken: true,
    checks: ["pkce", "state", "nonce"],
    authorization: { params: { scope: "openid profile nin", prompt: "login" } },
    profile: async (claims) => {
      const person = typeof claims.nin === "string" ? await findByNin(country, claims.nin) : undefined;
      if (person) named.userId = person;
      return { id: person ?? NOBODY };
    },
  };
}

const byPassword = CredentialsProvider({
  id: "password",
  credentials: { email: {}, password: {} },
  authorize: async (typed) => {
    const answer = await checkPassword(typed?.email ?? "", typed?.password ?? "", await clientAddress());
    if (!answer.ok) throw new Error(answer.code);
    return { id: answer.userId };
  },
});

/** Whoever proves again who they are gets a new session in place of the one they had. */
async function openFor(userId: string, method: string): Promise<string> {
  const before = (await anySession())?.person;
  if (before?.id === userId) await endSessions(userId, before.sessionId);
  const userAgent = (await headers()).get("user-agent") ?? undefined;
  return openSession({ userId, method, ip: await clientAddress(), userAgent });
}

type RouteContext = { params: Promise<{ nextauth: string[] }> };

/** The return from an e-ID, and the two redirects that it may take. Nothing else of next-auth is reachable. */
export async function handleReturn(request: NextRequest, context: RouteContext): Promise<Response> {
  const { nextauth } = await context.params;
  const [step = "", provider = ""] = nextauth;
  const isReturn = step === "callback" && findEidProvider(provider) !== undefined;
  if (!isReturn && step !== "error" && step !== "signin") return new Response(null, { status: 404 });
  const named: Named = {};
  // Where to go afterwards stands in a cookie. next-auth would answer 500 to an address in the query that is none.
  request.nextUrl.searchParams.delete("callbackUrl");
  const answer: Response = await NextAuth(request, context, options(named));
  if (isReturn) await noteReturn(request, answer, provider, named);
  return answer;
}

/**
 * A return that signed nobody in stands in the log of the companies of whom it is about: whom the e-ID named, else who was to
 * prove again who they are. Where that is nobody, no company knows them, and none is told.
 */
async function noteReturn(
  request: NextRequest,
  answer: Response,
  provider: string,
  named: Named,
): Promise<void> {
  const to = new URL(answer.headers.get("location") ?? "/", env.PORTAL_PUBLIC_URL);
  const error = to.searchParams.get("error");
  if (!error) return;
  const refused = request.nextUrl.searchParams.has("error");
  const reason = refused ? "eid_refused" : error === "unknown_person" ? "another_person" : "broken_answer";
  log.warn({ method: provider, reason }, "a sign-in by e-ID came to nothing");
  const userId = named.userId ?? (await currentPerson())?.id;
  if (userId) await recordFailedSignIn(userId, { method: provider, reason }, await clientAddress());
}

/**
 * Starts a sign-in, or completes one by password, from one of our own actions. Returns where to go: to the e-ID, to the
 * page that was asked for, or back to the sign-in page with an error code.
 */
export async function startSignIn(
  provider: string,
  next: string,
  typed: Record<string, string> = {},
): Promise<string> {
  const jar = await cookies();
  const step = provider === "password" ? "callback" : "signin";
  const proof = randomBytes(32).toString("hex");
  const seal = createHash("sha256").update(`${proof}${env.sessionSecret}`).digest("hex");
  const form = authCookies().csrfToken;
  jar.set(form.name, `${proof}|${seal}`, form.options);
  const request = new NextRequest(`${env.PORTAL_PUBLIC_URL}/api/auth/${step}/${provider}`, {
    method: "POST",
    headers: { "content-type": "application/x-www-form-urlencoded" },
    body: new URLSearchParams({ ...typed, csrfToken: proof, callbackUrl: safeNext(next), json: "true" }),
  });
  const context: RouteContext = { params: Promise.resolve({ nextauth: [step, provider] }) };
  const answer: Response = await NextAuth(request, context, options());
  for (const line of answer.headers.getSetCookie()) keepCookie(jar, line);
  const { url } = Object(await answer.json());
  return String(url);
}

/** Next's own parser decodes a value twice, which would turn "%3A" in a path into ":". */
function keepCookie(jar: Awaited<ReturnType<typeof cookies>>, line: string): void {
  const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
  const expires = /;\s*expires=([^;]+)/i.exec(line)?.[1];
  const known = Object.values(authCookies()).find((cookie) => cookie.name === name);
  if (known)
    jar.set(name, decodeURIComponent(value), {
      ...known.options,
      ...(expires ? { expires: new Date(expires) } : {}),
    });
}

/** Who is signed in and where they work, read from the database on each request: ending a session or a right works at once. */
export async function currentSession(): Promise<SignedIn | undefined> {
  const session = await anySession();
  return session?.owed === "nothing" ? session : undefined;
}

/** The session of who has still to show a second factor, or to set one up. It opens the page for that and nothing else. */
export async function owingSession(): Promise<SignedIn | undefined> {
  const session = await anySession();
  return session?.owed === "nothing" ? undefined : session;
}

const anySession = cache(async (): Promise<SignedIn | undefined> => {
  const token = (await cookies()).get(authCookies().sessionToken.name)?.value;
  const secret = token ? await readToken(token) : undefined;
  return secret ? findSession(secret, await whoAsks()) : undefined;
});

/** What an open page fetches every few seconds lies below one path; the proxy tells which path it is. */
async function whoAsks(): Promise<"by itself" | "by a person"> {
  const path = (await headers()).get("x-portal-path");
  return path?.startsWith("/api/watch/") && !/\/raw(?:\?|$)/.test(path) ? "by itself" : "by a person";
}

export async function currentPerson(): Promise<Person | undefined> {
  return (await currentSession())?.person;
}

/** Whether a session cookie came along at all: tells "signed out meanwhile" from "never signed in". */
export async function hasSessionCookie(): Promise<boolean> {
  return (await cookies()).has(authCookies().sessionToken.name);
}

export async function forgetSessionCookie(): Promise<void> {
  const { name, options: attributes } = authCookies().sessionToken;
  (await cookies()).set(name, "", { ...attributes, maxAge: 0 });
}

async function readToken(token: string): Promise<string | undefined> {
  // A token under another key or beyond its time is no error of ours: it opens nothing.
  const content = await decode({ token, secret: env.sessionSecret }).catch(() => null);
  return typeof content?.["sid"] === "string" ? content["sid"] : undefined;
}
