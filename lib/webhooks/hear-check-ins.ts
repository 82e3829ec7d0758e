import { randomUUID } from "node:crypto";
import { z } from "zod";
import { defineUseCase, type Scope } from "@/lib/access/use-case";
import { now } from "@/lib/clock";
import { fail, ok, type Result } from "@/lib/domain/result";
import { type ApiKeys, readApiKeys } from "@/lib/payments-api/api-keys";
import { deleteWebhook, hearsCheckIns, listWebhooks, registerCheckIns } from "@/lib/payments-api/webhooks";
import { nameOfUnit } from "./connection-repository";
import { keepWebhookSecret, readWebhookSecret } from "./registration-secret";
import { insertRegistration, keepOnly, type RegistrationRow, registrationsOf } from "./repository";
import { checkInAddress } from "./webhook-address";

const msnInput = z.strictObject({ msn: z.string().regex(/^\d{4,10}$/) });

/** Who hears of scans at a sales unit; `not_told` where the platform can't be asked. */
export type Hearing = "ours" | "elsewhere" | "nobody" | "not_told";

/** Input: `{ msn }`. */
export const readHearing = defineUseCase({
  permission: "payment-link:manage",
  input: msnInput,
  run: async (scope, { msn }): Promise<Result<Hearing, never>> => {
    const seen = await look(scope, msn);
    return ok(seen?.hearing ?? "not_told");
  },
});

export type HearFailure =
  | { code: "unit_not_found" | "check_ins_elsewhere" | "platform_unavailable" | "keys_refused" }
  | { code: "no_api_keys"; msn: string };

/** Registers the portal for scans of the unit's callback codes, unless it is or another program is. Input: `{ msn }`. */
export const hearCheckIns = defineUseCase({
  permission: "payment-link:manage",
  input: msnInput,
  async run(scope, { msn }): Promise<Result<{ msn: string }, HearFailure>> {
    const { unit, keys } = await scope.read(async (tx) => ({
      unit: await nameOfUnit(tx, msn),
      keys: await readApiKeys(tx, scope.merchantId, msn),
    }));
    if (unit === undefined) return fail({ code: "unit_not_found" });
    if (!keys) return fail({ code: "no_api_keys", msn });
    const seen = await look(scope, msn);
    if (!seen) return fail({ code: "platform_unavailable" });
    if (seen.hearing === "elsewhere") return fail({ code: "check_ins_elsewhere" });
    if (seen.hearing === "ours") return ok({ msn });
    // One of ours whose secret was lost with the answer.
    if (seen.lost) await deleteWebhook(keys, seen.lost);
    return register(scope, keys);
  },
});

type Look = { hearing: Exclude<Hearing, "not_told">; lost?: string };

async function look(scope: Scope, msn: string): Promise<Look | undefined> {
  const { keys, own } = await scope.read(async (tx) => ({
    keys: await readApiKeys(tx, scope.merchantId, msn),
    own: await registrationsOf(tx, msn, "check_ins"),
  }));
  const listed = keys && (await listWebhooks(keys));
  if (listed?.kind !== "done") return undefined;
  const there = listed.value.find(hearsCheckIns);
  if (!there) return { hearing: "nobody" };
  const row = own.find(({ url }) => url === there.url);
  if (!row) return { hearing: "elsewhere" };
  return (await isUsable(scope, row)) ? { hearing: "ours" } : { hearing: "nobody", lost: there.id };
}

async function isUsable(scope: Scope, { id, removedAt }: RegistrationRow): Promise<boolean> {
  const secret = await scope.read((tx) => readWebhookSecret(tx, scope.merchantId, id));
  return secret !== undefined && removedAt === null;
}

async function register(scope: Scope, keys: ApiKeys): Promise<Result<{ msn: string }, HearFailure>> {
  const { merchantId } = scope;
  const { msn } = keys;
  const [id, purpose] = [randomUUID(), "check_ins" as const];
  const url = checkInAddress(id);
  const subject = `webhook:${id}`;
  await scope.write(async (tx) => {
    await insertRegistration(tx, { merchantId, id, msn, url, purpose, createdAt: now() });
    return { value: undefined, audit: { action: "webhook.requested", subject, msn } };
  });
  const answer = await registerCheckIns(keys, url);
  if (answer.kind === "refused") return fail({ code: "check_ins_elsewhere" });
  if (answer.kind !== "done") {
    const refused = answer.kind === "not_sent" && answer.why === "keys_refused";
    return fail({ code: refused ? "keys_refused" : "platform_unavailable" });
  }
  await scope.write(async (tx) => {
    await keepWebhookSecret(tx, merchantId, id, answer.value.secret);
    await keepOnly(tx, { id, msn, purpose }, answer.value.id, now());
    return { value: undefined, audit: { action: "webhook.registered", subject, msn } };
  });
  return ok({ msn });
}
