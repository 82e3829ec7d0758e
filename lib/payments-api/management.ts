import { z } from "zod";
import type { ApiKey } from "@/lib/domain/api-key";
import type { SettlementPeriod } from "@/lib/domain/payout";
import { env } from "@/lib/env";
import { send } from "./client";

/** What customer service changes at a sales unit. */
export type UnitChange = {
  readonly name?: string;
  /** False: no payments, hidden in the app's search, codes that don't work. */
  readonly active?: boolean;
};

/** How often and where to a sales unit is paid out; `account` is a BBAN in Norway, else an IBAN, without spaces. */
export type SettlementChange = { readonly period?: SettlementPeriod; readonly account?: string };

/**
 * `done`: the sandbox's management side carried it out. `own_record`: a real platform has no interface for it, so it is the portal's
 * own note and customer service has to be asked. `unavailable`: nothing was changed.
 */
export type Told = "done" | "own_record" | "unavailable";

export function tellPlatform(msn: string, change: UnitChange): Promise<Told> {
  return tell(`/_control/sales-units/${msn}/change`, change);
}

/** Counts from the day that is open on the unit's ledger. */
export function tellOfSettlement(msn: string, { period, account }: SettlementChange): Promise<Told> {
  const scheme = account !== undefined && /^\d{11}$/.test(account) ? "BBAN:NO" : "IBAN";
  return tell(`/_control/ledgers/${msn}/terms`, {
    ...(period !== undefined && { period }),
    ...(account !== undefined && { account: { scheme, id: account } }),
  });
}

async function tell(path: string, change: object): Promise<Told> {
  if (!env.onSandbox) return "own_record";
  const headers = { "content-type": "application/json" };
  const reply = await send({ method: "POST", path, headers, body: JSON.stringify(change) });
  return reply.kind === "reply" && reply.status === 200 ? "done" : "unavailable";
}

export type AccountOwner = "own" | "other" | "not_known" | Exclude<Told, "done">;

const checked = z.object({ owner: z.enum(["own", "other", "not_known"]) });

/** Whether the account belongs to the organisation behind the unit, as far as the platform can tell by itself. */
export async function whoseAccount(msn: string, account: string): Promise<AccountOwner> {
  if (!env.onSandbox) return "own_record";
  const reply = await send({
    method: "POST",
    path: `/_control/sales-units/${msn}/account-check`,
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ account }),
  });
  const answer = reply.kind === "reply" && reply.status === 200 ? checked.safeParse(reply.json) : undefined;
  return answer?.success ? answer.data.owner : "unavailable";
}

/** Whether changes are carried out by a sandbox, or are the portal's own record. */
export function isPlayed(): boolean {
  return env.onSandbox;
}

/** `refused`: certainly not made. `unknown`: asking again with the same `request` tells. */
export type Renewed =
  | { readonly kind: "done"; readonly value: string; readonly formerUntil: Date }
  | { readonly kind: "refused" | "unknown" | "own_record" };

const renewed = z.object({ value: z.string().min(8), formerUntil: z.coerce.date() });

/** Makes one key of a unit anew. The same `request` gets the same key, however often it asks. */
export async function renewKey(msn: string, key: ApiKey, request: string): Promise<Renewed> {
  if (!env.onSandbox) return { kind: "own_record" };
  const reply = await send({
    method: "POST",
    path: `/_control/sales-units/${msn}/keys`,
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ key: key.replace("_", "-"), request }),
  });
  if (reply.kind === "not_sent") return { kind: "refused" };
  if (reply.kind !== "reply" || reply.status >= 500) return { kind: "unknown" };
  if (reply.status !== 200) return { kind: "refused" };
  const read = renewed.safeParse(reply.json);
  return read.success ? { kind: "done", ...read.data } : { kind: "unknown" };
}
