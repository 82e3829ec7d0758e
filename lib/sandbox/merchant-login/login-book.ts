import { createHash, randomBytes } from "node:crypto";
import type { SandboxClock } from "../clock";
import type { LoginRequest } from "./login-request";

/** Somebody agreed to log in. */
export type LoginConsent = LoginRequest & { phone: string; at: number };

const CODE_MS = 60_000;
const TOKEN_MS = 600_000;

type Kept = { consent: LoginConsent; until: number };

/** Codes and tokens of logins that are under way. In memory: a restart ends them. */
export class LoginBook {
  readonly #clock: SandboxClock;
  readonly #codes = new Map<string, Kept>();
  readonly #tokens = new Map<string, Kept>();

  constructor(clock: SandboxClock) {
    this.#clock = clock;
  }

  /** A code that works once and for a minute. */
  consent(request: LoginRequest, phone: string): string {
    const consent = { ...request, phone, at: this.#clock.now() };
    return this.#keep(this.#codes, consent, CODE_MS);
  }

  /** Gives a token for a code; the code is gone, whether or not it was the right one for this caller. */
  redeem(
    code: string,
    asked: { msn: string; redirectUri: string; verifier: string | undefined },
  ): { consent: LoginConsent; token: string; seconds: number } | undefined {
    const consent = this.#alive(this.#codes, code);
    this.#codes.delete(code);
    if (!consent || consent.unit.msn !== asked.msn || consent.redirectUri !== asked.redirectUri)
      return undefined;
    if (!proves(consent.challenge, asked.verifier)) return undefined;
    return { consent, token: this.#keep(this.#tokens, consent, TOKEN_MS), seconds: TOKEN_MS / 1000 };
  }

  byToken(token: string): LoginConsent | undefined {
    return this.#alive(this.#tokens, token);
  }

  #keep(kept: Map<string, Kept>, consent: LoginConsent, ms: number): string {
    const now = this.#clock.now();
    for (const [name, { until }] of kept) if (until <= now) kept.delete(name);
    const name = randomBytes(32).toString("base64url");
    kept.set(name, { consent, until: now + ms });
    return name;
  }

  #alive(kept: Map<string, Kept>, name: string): LoginConsent | undefined {
    const found = kept.get(name);
    return found && this.#clock.now() < found.until ? found.consent : undefined;
  }
}

function proves(challenge: string | undefined, verifier: string | undefined): boolean {
  if (challenge === undefined) return true;
  return (
    createHash("sha256")
      .update(verifier ?? "")
      .digest("base64url") === challenge
  );
}
