import type { Answer } from "../api/problem";
import type { SandboxContext } from "../context";
import { findCustomer, subOf } from "../customer";
import { keyFits } from "../rules/renew-key";
import type { SalesUnit } from "../sales-unit";
import { claimsOf } from "../userinfo/userinfo-claims";
import { signIdToken } from "./id-token";
import type { LoginBook, LoginConsent } from "./login-book";

type Client = { id: string; secret: string; method: "client_secret_basic" | "client_secret_post" };

function readClient(headers: Headers, form: URLSearchParams): Client | undefined {
  const basic = /^Basic (\S+)$/.exec(headers.get("authorization") ?? "")?.[1];
  if (basic) {
    const [id = "", secret = ""] = Buffer.from(basic, "base64").toString("utf8").split(":");
    return { id: decode(id), secret: decode(secret), method: "client_secret_basic" };
  }
  const [id, secret] = [form.get("client_id"), form.get("client_secret")];
  return id && secret ? { id, secret, method: "client_secret_post" } : undefined;
}

/** Both halves may be escaped as in a form. */
function decode(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll("+", "%2B"));
  } catch {
    return text;
  }
}

function unitOf(client: Client | undefined, { units, clock }: SandboxContext): SalesUnit | undefined {
  const unit = client && units.byClientId(client.id);
  if (!unit?.login?.value || unit.login.value.tokenMethod !== client?.method) return undefined;
  return keyFits(unit, "client-secret", client.secret, clock.now()) ? unit : undefined;
}

const refuse = (status: 400 | 401, error: string): Answer => ({ status, body: { error } });

/** `POST …/oauth2/token`: a code becomes a token, once, in the way that the unit's Login is set to. */
export function answerToken(
  headers: Headers,
  form: URLSearchParams,
  context: SandboxContext,
  book: LoginBook,
): Answer {
  const unit = unitOf(readClient(headers, form), context);
  if (!unit) return refuse(401, "invalid_client");
  if (form.get("grant_type") !== "authorization_code") return refuse(400, "unsupported_grant_type");
  const redeemed = book.redeem(form.get("code") ?? "", {
    msn: unit.msn,
    redirectUri: form.get("redirect_uri") ?? "",
    verifier: form.get("code_verifier") ?? undefined,
  });
  if (!redeemed) return refuse(400, "invalid_grant");
  const { consent, token, seconds } = redeemed;
  const body = {
    access_token: token,
    id_token: idTokenOf(consent, context, seconds),
    token_type: "bearer",
    expires_in: seconds,
    scope: consent.scopes.join(" "),
  };
  return { status: 200, body, headers: { "cache-control": "no-store" } };
}

export function issuerOf(publicUrl: string): string {
  return `${publicUrl}/access-management-1.0/access/`;
}

function idTokenOf(consent: LoginConsent, { clock, publicUrl }: SandboxContext, seconds: number): string {
  const iat = Math.floor(clock.now() / 1000);
  const { unit, phone, nonce } = consent;
  return signIdToken({
    ...{ iss: issuerOf(publicUrl()), aud: [unit.keys.clientId], sub: subOf(unit.msn, phone) },
    ...{ iat, exp: iat + seconds, auth_time: Math.floor(consent.at / 1000) },
    ...(nonce && { nonce }),
  });
}

/** `GET /vipps-userinfo-api/userinfo` with the token of a login; undefined where the token is none. */
export function loginClaims(headers: Headers, { people, testPeople }: SandboxContext, book: LoginBook) {
  const token = /^Bearer (\S+)$/.exec(headers.get("authorization") ?? "")?.[1];
  const consent = token ? book.byToken(token) : undefined;
  const customer = consent && findCustomer(consent.phone, people);
  if (!consent || !customer) return undefined;
  const person = { ...customer, nin: testPeople.byPhone(customer.phone)?.nin };
  const claims = claimsOf(person, consent.scopes, consent.unit.environment === "production");
  return { sub: subOf(consent.unit.msn, consent.phone), ...claims };
}
