import { Agent, request } from "node:http";
import type { RawBody } from "./raw-bodies";

/** `status` 0: the portal closed the line without an answer. */
export type RawAnswer = { status: number; text: string; heads: string; ms: number };

const agent = new Agent({ keepAlive: true, maxSockets: 8 });
const PATIENCE_MS = 30_000;

/** Sends the body as it is: fetch() would put its head right. */
export function sendRaw(
  url: string,
  { type, bytes, cut, headers = {} }: RawBody,
  own: Record<string, string>,
  method = "POST",
): Promise<RawAnswer> {
  const length = String(bytes.length + (cut ? 500 : 0));
  const head = { ...own, ...headers, ...(type && { "content-type": type }), "content-length": length };
  const began = performance.now();
  return new Promise((done) => {
    let [text, heads, status] = ["", "", 0];
    const over = () => done({ status, text, heads, ms: performance.now() - began });
    const asking = request(url, { method, headers: head, agent, timeout: PATIENCE_MS }, (answer) => {
      status = answer.statusCode ?? 0;
      heads = answer.rawHeaders.join("\n");
      answer.setEncoding("utf8").on("data", (more: string) => {
        text += more;
      });
      answer.once("close", over);
    });
    // A portal that refuses a body before its end hangs up: what it said before may be lost on the way.
    asking.once("error", over);
    asking.once("timeout", () => asking.destroy());
    if (!cut) asking.end(bytes);
    else asking.write(bytes, () => setTimeout(() => asking.destroy(), 20));
  });
}

export const hangUp = () => agent.destroy();
