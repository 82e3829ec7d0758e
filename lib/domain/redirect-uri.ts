import { fail, ok, type Result } from "./result";
import { LONGEST_ADDRESS, SENDABLE } from "./web-address";

export const MOST_REDIRECT_URIS = 50;

export type RedirectUriProblem =
  | "redirect_unreadable"
  | "redirect_not_https"
  | "redirect_fragment"
  | "redirect_wildcard"
  | "redirect_password"
  | "redirect_too_long";

export type RedirectUrisProblem =
  | { readonly code: RedirectUriProblem | "redirect_twice"; readonly uri: string }
  | { readonly code: "redirect_missing" }
  | { readonly code: "redirect_too_many" };

/**
 * What is wrong with a redirect URI. https, or http to localhost while one tests; no fragment, no wildcard. The platform compares
 * the whole text, so nothing is mended here: a slash at the end makes another address.
 */
export function redirectUriProblem(uri: string): RedirectUriProblem | undefined {
  if (uri.length > LONGEST_ADDRESS) return "redirect_too_long";
  if (uri.includes("#")) return "redirect_fragment";
  if (uri.includes("*")) return "redirect_wildcard";
  if (!SENDABLE.test(uri) || !/^[a-z][a-z0-9+.-]*:\/\/[^/]/i.test(uri) || !URL.canParse(uri))
    return "redirect_unreadable";
  const url = new URL(uri);
  const forTests = url.protocol === "http:" && url.hostname === "localhost";
  if (url.protocol !== "https:" && !forTests) return "redirect_not_https";
  return url.username !== "" || url.password !== "" ? "redirect_password" : undefined;
}

/** The redirect URIs of a sales unit, in the order in which they were typed; empty fields don't count. */
export function readRedirectUris(typed: readonly string[]): Result<readonly string[], RedirectUrisProblem> {
  const uris = typed.map((uri) => uri.trim()).filter((uri) => uri !== "");
  if (uris.length === 0) return fail({ code: "redirect_missing" });
  if (uris.length > MOST_REDIRECT_URIS) return fail({ code: "redirect_too_many" });
  for (const [index, uri] of uris.entries()) {
    const code = redirectUriProblem(uri) ?? (uris.indexOf(uri) < index ? "redirect_twice" : undefined);
    if (code) return fail({ code, uri: uri.slice(0, 200) });
  }
  return ok(uris);
}
