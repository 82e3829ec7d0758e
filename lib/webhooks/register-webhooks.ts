import { randomUUID } from "node:crypto";
import { z } from "zod";
import { defineUseCase, type Scope } from "@/lib/access/use-case";
import { now } from "@/lib/clock";
import { fail, ok, type Result } from "@/lib/domain/result";
import { notify } from "@/lib/notifications/notify";
import { type ApiKeys, readApiKeys } from "@/lib/payments-api/api-keys";
import {
  deleteWebhook,
  type Listed,
  listWebhooks,
  type Registered,
  registerWebhook,
} from "@/lib/payments-api/webhooks";
import { keepWebhookSecret, readWebhookSecret } from "./registration-secret";
import { insertRegistration, keepOnly, type RegistrationRow, registrationsOf } from "./repository";
import { addressOf, addressPrefix } from "./webhook-address";

export type RegisterFailure =
  | { code: "no_api_keys"; msn: string }
  | { code: "platform_unavailable" }
  | { code: "refused_by_platform"; platformCode: string; detail: string };

type Done = Result<{ registrationId: string; fresh: boolean }, RegisterFailure>;

/**
 * Sees to it that the platform tells us of all that happens to a sales unit's payments. Where a registration stands and its
 * secret is known, nothing happens; else ours are deleted there and one is made anew, since a secret is shown only once.
 */
export const registerWebhooks = defineUseCase({
  permission: "webhook:register",
  input: z.strictObject({ msn: z.string().regex(/^\d{4,10}$/) }),
  async run(scope, { msn }): Promise<Done> {
    const { keys, own } = await scope.read(async (tx) => ({
      keys: await readApiKeys(tx, scope.merchantId, msn),
      own: await registrationsOf(tx, msn),
    }));
    if (!keys) return fail({ code: "no_api_keys", msn });
    const listed = await listWebhooks(keys);
    if (listed.kind !== "done") return fail(failureOf(listed));
    const standing = await findUsable(scope, own, listed.value);
    if (standing) return ok({ registrationId: standing.id, fresh: false });
    for (const { id } of listed.value.filter(({ url }) => url.startsWith(addressPrefix())))
      await deleteWebhook(keys, id);
    const lost = own.some(
      ({ removedAt, platformId, url }) =>
        removedAt === null && platformId !== null && url.startsWith(addressPrefix()),
    );
    return registerAnew(scope, keys, lost);
  },
});

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

/** `lost`: there was one that stood, so events did not come in for a while. */
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
  if (answer.kind !== "refused") return { code: "platform_unavailable" };
  return { code: "refused_by_platform", platformCode: answer.code, detail: answer.detail };
}
