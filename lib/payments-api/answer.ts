/**
 * What a call to the platform came to. Remote behaviour is always a value; only a bug throws.
 * - `done`: carried out, and the answer could be read.
 * - `refused`: a definite no, nothing was carried out under this key.
 * - `unknown`: it may or may not have been carried out. Never repeat it under another key.
 * - `not_sent`: certainly not carried out; the same key may be sent again, after `retryAfterSeconds` where given.
 */
export type Answer<T> =
  | { readonly kind: "done"; readonly value: T }
  | Refused
  | { readonly kind: "unknown"; readonly why: "no_answer" | "unreadable" | "server_error" }
  | NotSent;

export type Refused = {
  readonly kind: "refused";
  readonly status: number;
  /** The platform's number of the error ("6090"), or "http_<status>" where it gave none. */
  readonly code: string;
  readonly detail: string;
};

export type NotSent = {
  readonly kind: "not_sent";
  readonly why: "unreachable" | "keys_refused" | "too_many_requests" | "locked" | "try_again";
  readonly retryAfterSeconds?: number;
};
