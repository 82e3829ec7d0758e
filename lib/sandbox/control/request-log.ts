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

/** Keeps the log over a restart. */
export type RequestKeeper = {
  /** The newest, oldest of them first. */
  load: (limit: number) => Promise<LoggedRequest[]>;
  /** Adds entries and forgets all but about the newest `keep`. */
  append: (entries: readonly LoggedRequest[], keep: number) => Promise<void>;
  clear: () => Promise<void>;
};

/** The newest 5 000 requests, at hand in memory; with a keeper they are written down behind, once a second. */
export class RequestLog {
  #entries: LoggedRequest[] = [];
  #unwritten: LoggedRequest[] = [];
  #lastId = 0;
  readonly #keeper: RequestKeeper | undefined;

  constructor(keeper?: RequestKeeper) {
    this.#keeper = keeper;
  }

  async load(): Promise<void> {
    this.#entries = (await this.#keeper?.load(KEPT)) ?? [];
    this.#lastId = this.#entries.at(-1)?.id ?? 0;
  }

  add(entry: Omit<LoggedRequest, "id">): void {
    this.#lastId += 1;
    const numbered = { id: this.#lastId, ...entry };
    this.#entries.push(numbered);
    if (this.#keeper) this.#unwritten.push(numbered);
    if (this.#entries.length > KEPT * 1.2) this.#entries = this.#entries.slice(-KEPT);
  }

  async flush(): Promise<void> {
    const entries = this.#unwritten.splice(0);
    if (entries.length > 0) await this.#keeper?.append(entries, KEPT);
  }

  /** Newest first; `text` is searched in method, path, sales unit, key, status and fault. */
  list({ text, limit }: RequestFilter): LoggedRequest[] {
    const wanted = (text ?? "").toLowerCase();
    const matches = ({ method, path, msn, reference, key, status, fault }: LoggedRequest) =>
      [method, path, msn, reference, key, status, fault].join(" ").toLowerCase().includes(wanted);
    return this.#entries.filter(matches).reverse().slice(0, limit);
  }

  async clear(): Promise<void> {
    this.#entries = [];
    this.#unwritten = [];
    await this.#keeper?.clear();
  }
}
