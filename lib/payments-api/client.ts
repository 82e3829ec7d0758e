import { Agent, request } from "undici";
import { parseKeepable } from "@/lib/domain/keepable-json";
import { env } from "@/lib/env";

/** One HTTP request to the platform; `path` is below the configured base URL. */
export type HttpCall = {
  readonly method: "GET" | "POST" | "PUT" | "DELETE";
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  /** How long an answer may be where it is a list; a payment's is short. */
  readonly mostBytes?: number | undefined;
};

export type HttpReply =
  | { readonly kind: "reply"; readonly status: number; readonly json: unknown; readonly retryAfter?: number }
  /** The request may have arrived: `unreadable` stands for a broken, oversized or encoded answer. */
  | { readonly kind: "no_answer"; readonly why: "no_answer" | "unreadable"; readonly status?: number }
  | { readonly kind: "not_sent" };

type RawReply = {
  readonly status: number;
  readonly header: (name: string) => string | undefined;
  readonly body: AsyncIterable<Uint8Array> | null;
};

export type Transport = (url: string, call: HttpCall, signal: AbortSignal) => Promise<RawReply>;

const CONNECT_MS = 2_000;
const WHOLE_MS = 10_000;
const MOST_BYTES = 256 * 1024;

// One agent for the process. It follows no redirect and repeats nothing by itself.
const agent = new Agent({
  connect: { timeout: CONNECT_MS },
  headersTimeout: WHOLE_MS,
  bodyTimeout: WHOLE_MS,
  connections: 32,
});

const overTheNetwork: Transport = async (url, { method, headers, body }, signal) => {
  const reply = await request(url, { method, headers, body: body ?? null, dispatcher: agent, signal });
  const header = (name: string) => {
    const value = reply.headers[name];
    return Array.isArray(value) ? value[0] : value;
  };
  return { status: reply.statusCode, header, body: reply.body };
};

let transport = overTheNetwork;

/** For tests: sends everything through `handle` in place of the network. Without an argument the network is back. */
export function replaceTransport(handle?: (request: Request) => Promise<Response>): void {
  transport = handle
    ? async (url, { method, headers, body }) => {
        const reply = await handle(
          new Request(url, { method, headers, ...(body !== undefined && { body }) }),
        );
        return {
          status: reply.status,
          header: (name) => reply.headers.get(name) ?? undefined,
          body: reply.body,
        };
      }
    : overTheNetwork;
}

export function platformHost(): string {
  return env.PAYMENTS_BASE_URL;
}

/** Sends once, and waits no longer than `until` allows. Whatever the other side does comes back as a value. */
export async function send(call: HttpCall, until?: AbortSignal): Promise<HttpReply> {
  if (until?.aborted) return { kind: "not_sent" };
  const headers = { accept: "application/json", ...call.headers, "accept-encoding": "identity" };
  let reply: RawReply;
  const alone = AbortSignal.timeout(WHOLE_MS);
  const signal = until ? AbortSignal.any([alone, until]) : alone;
  try {
    reply = await transport(env.PAYMENTS_BASE_URL + call.path, { ...call, headers }, signal);
  } catch (error) {
    return neverLeft(error) ? { kind: "not_sent" } : { kind: "no_answer", why: "no_answer" };
  }
  return readReply(reply, call.mostBytes ?? MOST_BYTES);
}

async function readReply(reply: RawReply, mostBytes: number): Promise<HttpReply> {
  const { status } = reply;
  const unreadable = { kind: "no_answer", why: "unreadable", status } as const;
  const encoding = reply.header("content-encoding");
  const text = await readText(reply.body, mostBytes);
  if (text === undefined || (encoding && encoding !== "identity")) return unreadable;
  const retryAfter = readSeconds(reply.header("retry-after"));
  try {
    const json: unknown = text === "" ? undefined : parseKeepable(text);
    return { kind: "reply", status, json, ...(retryAfter !== undefined && { retryAfter }) };
  } catch {
    // An error page in HTML still has a status that says what happened; a success in HTML says nothing.
    return status >= 400 ? { kind: "reply", status, json: undefined } : unreadable;
  }
}

/** The body as text, or undefined where it broke off, is too long or is not UTF-8. */
async function readText(body: RawReply["body"], mostBytes: number): Promise<string | undefined> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of body ?? []) {
      size += chunk.byteLength;
      if (size > mostBytes) return undefined;
      chunks.push(chunk);
    }
    return new TextDecoder("utf-8", { fatal: true }).decode(Buffer.concat(chunks));
  } catch {
    return undefined;
  }
}

function readSeconds(text: string | undefined): number | undefined {
  return text && /^\d{1,6}$/.test(text) ? Number(text) : undefined;
}

const BEFORE_ANY_BYTE = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "UND_ERR_CONNECT_TIMEOUT",
  "ERR_TLS_CERT_ALTNAME_INVALID",
  "CERT_HAS_EXPIRED",
  "DEPTH_ZERO_SELF_SIGNED_CERT",
  "SELF_SIGNED_CERT_IN_CHAIN",
  "UNABLE_TO_VERIFY_LEAF_SIGNATURE",
]);

/** Whether the error shows that not one byte of the request reached the platform. */
function neverLeft(error: unknown): boolean {
  const causes = error instanceof AggregateError ? error.errors : [error];
  return causes.length > 0 && causes.every((cause) => BEFORE_ANY_BYTE.has(codeOf(cause)));
}

function codeOf(error: unknown): string {
  const code = typeof error === "object" && error !== null && "code" in error ? error.code : undefined;
  return typeof code === "string" ? code : "";
}
