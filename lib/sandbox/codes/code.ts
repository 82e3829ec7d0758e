/**
 * A standing code of a sales unit. `token` is what is printed and is never used again; `id` is the merchant's name for it. A beacon
 * is a printed code of the former MobilePay that was mapped to the unit: its id stands on it. Instants are milliseconds since 1970.
 */
export type Code = {
  token: string;
  msn: string;
  id: string;
  createdAt: number;
} & (
  | { kind: "redirect"; redirectUrl: string; expiresAt?: number | undefined }
  | { kind: "callback" | "beacon"; locationDescription: string; category: "IN_STORE" | "VENDING" }
);

export type CodeKind = Code["kind"];
export type RedirectCode = Extract<Code, { kind: "redirect" }>;
export type CallbackCode = Exclude<Code, RedirectCode>;

export type CodeName = { msn: string; kind: CodeKind; id: string };

/** Where codes are kept. What was deleted is gone for good: a code of the same name is another one. */
export interface CodeKeeper {
  /** False, and nothing written, where the name is taken: a beacon's by anybody, any other's by the same unit. */
  add(code: Code): Promise<boolean>;
  /** Replaces what stands under the token. */
  save(code: Code): Promise<void>;
  remove(token: string): Promise<void>;
  find(name: CodeName): Promise<Code | undefined>;
  byToken(token: string): Promise<Code | undefined>;
  /** Oldest first. */
  ofUnit(msn: string, kinds: readonly CodeKind[]): Promise<Code[]>;
  /** Newest first, of all units. */
  latest(limit: number): Promise<Code[]>;
}
