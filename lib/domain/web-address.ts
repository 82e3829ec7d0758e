import { fail, ok, type Result } from "./result";

export const LONGEST_ADDRESS = 1_000;

export type AddressProblem =
  | "address_missing"
  | "address_unreadable"
  | "address_not_https"
  | "address_password"
  | "address_local"
  | "address_too_long";

/** Printable ASCII without spaces, quotes and backslashes: what an address looks like once it is sent. */
export const SENDABLE = /^[!#-[\]-~]+$/;

/** An https address that everybody can reach, as it was typed. */
export function readWebAddress(typed: string): Result<string, AddressProblem> {
  const address = typed.trim();
  if (address === "") return fail("address_missing");
  if (address.length > LONGEST_ADDRESS) return fail("address_too_long");
  if (!SENDABLE.test(address) || !URL.canParse(address)) return fail("address_unreadable");
  const url = new URL(address);
  if (url.protocol !== "https:") return fail("address_not_https");
  if (url.username !== "" || url.password !== "") return fail("address_password");
  return isLocal(url.hostname) ? fail("address_local") : ok(address);
}

function isLocal(host: string): boolean {
  return !host.includes(".") || /^(127\.|10\.|192\.168\.|0\.)|\.(localhost|local|internal)$/.test(host);
}
