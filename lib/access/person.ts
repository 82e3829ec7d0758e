import type { Locale } from "@/lib/domain/locale";

/** Someone who is signed in. Says nothing about any company yet. */
export type Person = {
  readonly id: string;
  readonly name: string;
  /** Two letters; decides with what one can sign in. */
  readonly country: string;
  readonly email: string | null;
  readonly phone: string | null;
  readonly locale: Locale | null;
  readonly theme: "light" | "dark" | null;
  /** The stored digest, not the secret in the cookie. */
  readonly sessionId: string;
  readonly method: string;
  /** Slug of the company that was looked at last. */
  readonly lastMerchant: string | null;
  /** When the person proved who they are, in milliseconds: the beginning of this session. */
  readonly provedAt: number;
};
