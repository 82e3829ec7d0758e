import { randomUUID } from "node:crypto";
import { replaceTransport } from "@/lib/payments-api/client";
import type { Fate } from "./payment-model";

type Handle = (request: Request) => Promise<Response>;

const problem = (status: number) => Response.json({ title: "On order", status }, { status });

/** The line between portal and platform, on which each sending meets the fate that was chosen for it. */
export class FaultyLine {
  /** How often each key went out. */
  readonly sent = new Map<string, number>();
  readable = true;
  /** Whether the next reading of an event log is given now and reaches the portal when it is released. */
  slow = false;
  readonly #slow: string[] = [];
  #fate: Fate = "answered";
  #stuck: (place: string) => void = () => undefined;
  readonly #platform: Handle;
  readonly #gates = new Map<string, () => void>();
  readonly #waiting = new Map<string, Promise<unknown>>();

  constructor(platform: Handle) {
    this.#platform = platform;
    replaceTransport((request) => this.#handle(request));
  }

  /** Runs what sends once. "stuck" where the process that sent it died, or still waits when it should not any more. */
  async under<T>(fate: Fate, run: () => Promise<T>): Promise<T | "stuck"> {
    this.#fate = fate;
    const stuck = new Promise<string>((resolve) => {
      this.#stuck = resolve;
    });
    const running = run();
    // Nobody waits for one that died.
    running.catch(() => undefined);
    const ended = await Promise.race([running.then((value) => ({ value })), stuck]);
    this.#fate = "answered";
    if (typeof ended !== "string") return ended.value;
    this.#waiting.set(ended, running);
    return "stuck";
  }

  /** Lets a request that was held up go on, and gives what whoever sent it makes of the answer. */
  async release(place: string): Promise<unknown> {
    this.#gates.get(place)?.();
    return this.#waiting.get(place);
  }

  async #handle(request: Request): Promise<Response> {
    const key = request.headers.get("idempotency-key");
    if (!key) {
      if (!this.readable && request.method === "GET") throw new Error("the connection broke");
      return this.slow && request.url.endsWith("/events")
        ? this.#readSlowly(request)
        : this.#platform(request);
    }
    const place = `${key}/${(this.sent.get(key) ?? 0) + 1}`;
    this.sent.set(key, (this.sent.get(key) ?? 0) + 1);
    return this.#meet(this.#fate, request, key, place);
  }

  async #meet(fate: Fate, request: Request, key: string, place: string): Promise<Response> {
    if (fate === "never") throw new Error("the connection broke");
    if (fate === "error-before") return problem(503);
    if (fate === "busy") return problem(429);
    if (fate === "conflict") return problem(409);
    if (fate === "crash-before") return this.#die(place);
    if (fate === "held") await this.#hold(place);
    const answer = await this.#platform(request);
    // A token that ran out on the way is no sending: the same one goes out again with a new token.
    if (answer.status === 401) this.sent.set(key, (this.sent.get(key) ?? 1) - 1);
    if (fate === "crash-after") return this.#die(place);
    if (fate === "lost") throw new Error("the connection broke");
    if (fate === "error-after") return problem(500);
    return fate === "garbled" ? new Response("<html>", { status: 200 }) : answer;
  }

  async #readSlowly(request: Request): Promise<Response> {
    this.slow = false;
    const answer = await this.#platform(request);
    await this.#hold(`reading/${randomUUID()}`, (place) => this.#slow.push(place));
    return answer;
  }

  /** What is still on its way never arrives. */
  forget(): void {
    this.#slow.length = 0;
    this.#gates.clear();
    this.#waiting.clear();
    this.sent.clear();
  }

  /** Lets the oldest slow reading arrive. */
  releaseReading(): Promise<unknown> {
    return this.release(this.#slow.shift() ?? "");
  }

  #hold(place: string, note: (place: string) => void = () => undefined): Promise<void> {
    return new Promise((resolve) => {
      this.#gates.set(place, resolve);
      note(place);
      this.#stuck(place);
    });
  }

  #die(place: string): Promise<never> {
    this.#stuck(place);
    return new Promise(() => undefined);
  }
}
