import { createHmac, timingSafeEqual } from "node:crypto";
import type { SandboxClock } from "../clock";
import type { NamingCodes } from "../rules/resolve-customer";
import type { TestPerson } from "../test-people";

const CHECK_IN_MS = 15 * 60_000;
const MINUTE = 60_000;

/** What was signed: whose it is, when it was made, and for whom where only one sales unit may use it. */
type Claim = { phone: string; at: number; msn?: string };

/** `madeAt` in milliseconds, where the code tells. */
export type ReadCode = { phone: string; version: "1.0" | "2.0"; madeAt?: number };

/** The codes in customers' apps and the tokens of their check-ins: both name a customer without showing the number. */
export class CustomerCodes {
  readonly #key: () => string;
  readonly #clock: SandboxClock;

  constructor(key: () => string, clock: SandboxClock) {
    this.#key = key;
    this.#clock = clock;
  }

  /** What the person's app shows a shop. In Norway it ends in their number; elsewhere it is new each minute and has to be exchanged. */
  personal({ phone, country }: TestPerson): string {
    if (country === "NO") return `https://qr.vipps.no/28/2/01/031/${phone}?v=1`;
    const at = Math.floor(this.#clock.now() / MINUTE) * MINUTE;
    return `https://qr.vipps.no/p/${this.#sign({ phone, at })}`;
  }

  readPersonal(code: string): ReadCode | undefined {
    const plain = /\/(\d{9,15})(\?|$)/.exec(code)?.[1];
    if (plain) return { phone: plain, version: "1.0" };
    const claim = this.#read(/\/p\/([\w.-]+)$/.exec(code)?.[1]);
    return claim && { phone: claim.phone, version: "2.0", madeAt: claim.at };
  }

  checkInToken(phone: string, msn: string): string {
    return this.#sign({ phone, msn, at: this.#clock.now() });
  }

  /** Whose check-in it was, for a quarter of an hour and for that sales unit alone. */
  readCheckIn(token: string, msn: string): { phone: string; madeAt: number } | undefined {
    const claim = this.#read(token);
    if (!claim || claim.msn !== msn || this.#clock.now() >= claim.at + CHECK_IN_MS) return undefined;
    return { phone: claim.phone, madeAt: claim.at };
  }

  /** Both, for a sales unit that names its customer by one of them. */
  namesFor(msn: string): NamingCodes {
    return {
      ofCheckIn: (token) => this.readCheckIn(token, msn)?.phone,
      ofPersonal: (code) => this.readPersonal(code)?.phone,
    };
  }

  #sign(claim: Claim): string {
    const text = Buffer.from(JSON.stringify(claim)).toString("base64url");
    return `${text}.${this.#mac(text)}`;
  }

  #mac(text: string): string {
    return createHmac("sha256", this.#key()).update(`code ${text}`).digest("base64url").slice(0, 22);
  }

  #read(token: string | undefined): Claim | undefined {
    const [text = "", mac = "", ...rest] = (token ?? "").split(".");
    const [given, expected] = [Buffer.from(mac), Buffer.from(this.#mac(text))];
    if (rest.length > 0 || given.length !== expected.length || !timingSafeEqual(given, expected))
      return undefined;
    // safe: only #sign knows the key, and it signs nothing but claims
    return JSON.parse(Buffer.from(text, "base64url").toString("utf8")) as Claim;
  }
}
