import type { Operation } from "./faults";

/** One request as the sandbox saw it. Secrets are masked before anything is kept. */
export type LoggedRequest = {
  id: number;
  /** Milliseconds since 1970 on the sandbox's clock. */
  at: number;
  method: string;
  path: string;
  operation?: Operation | undefined;
  msn?: string | undefined;
  reference?: string | undefined;
  key?: string | undefined;
  /** 0: the connection was cut without an answer. */
  status: number;
  ms: number;
  fault?: string | undefined;
  headers: Record<string, string>;
  requestBody: string;
  responseBody: string;
};

export type RequestFilter = { text?: string | undefined; limit: number };

const KEPT = 5000;
const LONGEST_BODY = 20_000;
const SECRET_HEADERS = new Set([
  "authorization",
  "client_secret",
  "client_id",
  "ocp-apim-subscription-key",
  "cookie",
]);

export function maskHeaders(headers: Headers): Record<string, string> {
  const mask = (value: string) => `${value.slice(0, 4)}…`;
  return Object.fromEntries(
    [...headers].map(([name, value]) => [name, SECRET_HEADERS.has(name) ? mask(value) : value]),
  );
}

/** Tokens and webhook secrets out, long bodies cut. */
export function maskBody(text: string): string {
  const masked = text.replace(/("(?:access_token|secret)"\s*:\s*")([^"]{4})[^"]*"/g, '$1$2…"');
  return masked.length > LONGEST_BODY ? `${masked.slice(0, LONGEST_BODY)}…` : masked;
}

/** The newest 5 000 requests, in memory: a restart begins a new list. */
export class RequestLog {
  #entries: LoggedRequest[] = [];
  #lastId = 0;

  add(entry: Omit<LoggedRequest, "id">): void {
    this.#lastId += 1;
    this.#entries.push({ id: this.#lastId, ...entry });
    if (this.#entries.length > KEPT * 1.2) this.#entries = this.#entries.slice(-KEPT);
  }

  /** Newest first; `text` is searched in method, path, sales unit, key, status and fault. */
  list({ text, limit }: RequestFilter): LoggedRequest[] {
    const wanted = (text ?? "").toLowerCase();
    const matches = ({ method, path, msn, reference, key, status, fault }: LoggedRequest) =>
      [method, path, msn, reference, key, status, fault].join(" ").toLowerCase().includes(wanted);
    return this.#entries.filter(matches).reverse().slice(0, limit);
  }

  clear(): void {
    this.#entries = [];
  }
}
