import { randomUUID } from "node:crypto";
import { z } from "zod";
import { defineUseCase, type Scope } from "@/lib/access/use-case";
import { now } from "@/lib/clock";
import { fail, ok, type Result } from "@/lib/domain/result";
import { MOST_REGISTRATIONS } from "@/lib/domain/webhook-registration";
import { notify } from "@/lib/notifications/notify";
import { type ApiKeys, readApiKeys } from "@/lib/payments-api/api-keys";
import {
  deleteWebhook,
  type Listed,
  listWebhooks,
  mostTaken,
  type Registered,
  registerWebhook,
} from "@/lib/payments-api/webhooks";
import { findConnection } from "./connection-repository";
import { noteCheck, type Seen } from "./note-check";
import { keepWebhookSecret, readWebhookSecret } from "./registration-secret";
import { insertRegistration, keepOnly, type RegistrationRow, registrationsOf } from "./repository";
import { addressOf, addressPrefix } from "./webhook-address";

export type RegisterFailure =
  | { code: "no_api_keys"; msn: string }
  | { code: "keys_refused" }
  | { code: "registrations_full" }
  | { code: "platform_unavailable" }
  | { code: "refused_by_platform"; platformCode: string; detail: string };

type Registration = { registrationId: string; fresh: boolean };
type Done = Result<Registration, RegisterFailure>;

/**
 * Sees to it that the platform tells us of all that happens to a sales unit's payments, and keeps what it saw of the connection.
 * Where a registration stands and its secret is known, nothing happens, unless a person asked for another one; else one is made
 * anew, since a secret is shown only once, and ours of before are deleted there.
 */
export const registerWebhooks = defineUseCase({
  permission: "webhook:register",
  input: z.strictObject({ msn: z.string().regex(/^\d{4,10}$/) }),
  async run(scope, { msn }): Promise<Done> {
    const startedAt = now();
    const { keys, own, connection } = await scope.read(async (tx) => ({
      keys: await readApiKeys(tx, scope.merchantId, msn),
      own: await registrationsOf(tx, msn),
      connection: await findConnection(tx, msn),
    }));
    if (!keys) return fail({ code: "no_api_keys", msn });
    const asked = connection?.replaceAskedAt != null;
    const { done, registrations } = await ensure(scope, keys, own, asked);
    const seen: Seen = { startedAt, ...(registrations !== undefined && { registrations }) };
    await noteCheck(scope, msn, done.ok ? seen : { ...seen, failure: failureToKeep(done.error) });
    return done;
  },
});

type Ensured = { done: Done; registrations?: number };

async function ensure(
  scope: Scope,
  keys: ApiKeys,
  own: readonly RegistrationRow[],
  asked: boolean,
): Promise<Ensured> {
  const listed = await listWebhooks(keys);
  if (listed.kind !== "done") return { done: fail(failureOf(listed)) };
  const standing = await findUsable(scope, own, listed.value);
  if (standing && !asked)
    return {
      done: ok({ registrationId: standing.id, fresh: false }),
      registrations: mostTaken(listed.value),
    };
  const ours = listed.value.filter(({ url }) => url.startsWith(addressPrefix()));
  const forget = async () => {
    for (const { id } of ours) await deleteWebhook(keys, id);
  };
  // The new one first, so that no event is missed, where there is room for both.
  const crowded = mostTaken(listed.value) >= MOST_REGISTRATIONS;
  if (crowded) await forget();
  const others = mostTaken(listed.value.filter((one) => !ours.includes(one)));
  const done = await registerAnew(scope, keys, !asked && stoodBefore(own));
  if (!done.ok) {
    const full = done.error.code === "refused_by_platform" && others >= MOST_REGISTRATIONS;
    return { done: full ? fail({ code: "registrations_full" }) : done, registrations: others };
  }
  if (!crowded) await forget();
  return { done, registrations: others + 1 };
}

function failureToKeep({ code }: RegisterFailure) {
  return code === "no_api_keys" ? ("keys_refused" as const) : code;
}

/** Whether there was one that stood, so that events did not come in for a while. */
function stoodBefore(own: readonly RegistrationRow[]): boolean {
  return own.some(
    ({ removedAt, platformId, url }) =>
      removedAt === null && platformId !== null && url.startsWith(addressPrefix()),
  );
}

async function findUsable(
  scope: Scope,
  own: readonly RegistrationRow[],
  listed: readonly Listed[],
): Promise<RegistrationRow | undefined> {
  const there = own.find(
    ({ id, platformId, removedAt }) =>
      removedAt === null && listed.some((one) => one.id === platformId && one.url === addressOf(id)),
  );
  if (!there) return undefined;
  const secret = await scope.read((tx) => readWebhookSecret(tx, scope.merchantId, there.id));
  return secret ? there : undefined;
}

async function registerAnew(scope: Scope, keys: ApiKeys, lost: boolean): Promise<Done> {
  const { merchantId } = scope;
  const { msn } = keys;
  const id = randomUUID();
  const url = addressOf(id);
  const subject = `webhook:${id}`;
  await scope.write(async (tx) => {
    await insertRegistration(tx, { merchantId, id, msn, url, createdAt: now() });
    return { value: undefined, audit: { action: "webhook.requested", subject, msn } };
  });
  const answer = await registerWebhook(keys, url);
  if (answer.kind !== "done") return fail(failureOf(answer));
  await scope.write(async (tx) => {
    await keepWebhookSecret(tx, merchantId, id, answer.value.secret);
    await keepOnly(tx, { id, msn }, answer.value.id, now());
    if (lost) await notify(tx, { kind: "webhookLost", about: { msn }, page: `/sales-units/${msn}`, msn });
    return { value: undefined, audit: { action: "webhook.registered", subject, msn } };
  });
  return ok({ registrationId: id, fresh: true });
}

type Failed = Exclude<Awaited<ReturnType<typeof registerWebhook>>, { kind: "done"; value: Registered }>;

function failureOf(answer: Failed): RegisterFailure {
  if (answer.kind === "not_sent" && answer.why === "keys_refused") return { code: "keys_refused" };
  if (answer.kind !== "refused") return { code: "platform_unavailable" };
  return { code: "refused_by_platform", platformCode: answer.code, detail: answer.detail };
}
