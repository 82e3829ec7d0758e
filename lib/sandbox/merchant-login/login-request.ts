import type { SandboxContext } from "../context";
import { viewLogin } from "../login-setup";
import type { SalesUnit } from "../sales-unit";

/** What a shop's page asks when it sends somebody to log in. */
export type LoginRequest = {
  unit: SalesUnit;
  redirectUri: string;
  state: string;
  scopes: string[];
  nonce: string | undefined;
  /** Of PKCE, by S256. */
  challenge: string | undefined;
};

/** Told on the page itself where it is not sure whom to send back to; else in the address there. */
export type LoginRefusal = { page: string } | { back: string };

type Read = { request: LoginRequest } | { refused: LoginRefusal };

export function backTo(redirectUri: string, params: Record<string, string>): string {
  const url = new URL(redirectUri);
  for (const [name, value] of Object.entries(params)) url.searchParams.set(name, value);
  return url.href;
}

/** Scopes that the unit may not ask for are dropped without a word, as on the platform. */
export function readLoginRequest(params: URLSearchParams, { units }: Pick<SandboxContext, "units">): Read {
  const text = (name: string) => params.get(name) ?? "";
  const unit = units.byClientId(text("client_id"));
  if (!unit) return { refused: { page: "No sales unit has this client_id." } };
  if (!unit.login?.value) return { refused: { page: `Login is not set up for ${unit.name}.` } };
  const redirectUri = text("redirect_uri");
  if (!unit.login.value.redirectUris.includes(redirectUri)) {
    return { refused: { page: "The redirect_uri is not, letter by letter, one that was registered." } };
  }
  const state = text("state");
  const refuse = (error: string, error_description: string): Read => ({
    refused: { back: backTo(redirectUri, { error, error_description, ...(state && { state }) }) },
  });
  const asked = text("scope").split(" ");
  const method = params.get("code_challenge_method") ?? "plain";
  const challenge = params.get("code_challenge") ?? undefined;
  if (text("response_type") !== "code") return refuse("unsupported_response_type", "It must be code.");
  if (state.length < 8) return refuse("invalid_state", "The state must have at least 8 characters.");
  if (!asked.includes("openid")) return refuse("invalid_scope", "The scope must contain openid.");
  if (challenge !== undefined && method !== "S256") return refuse("invalid_request", "PKCE needs S256.");
  const scopes = viewLogin(unit).scopes.filter((scope) => asked.includes(scope));
  const nonce = params.get("nonce") ?? undefined;
  return { request: { unit, redirectUri, state, scopes, nonce, challenge } };
}
