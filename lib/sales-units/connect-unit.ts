import { z } from "zod";
import { type Change, defineUseCase } from "@/lib/access/use-case";
import { now } from "@/lib/clock";
import { fail, ok, type Result } from "@/lib/domain/result";
import { accessToken } from "@/lib/payments-api/access-token";
import { keepApiKeys } from "@/lib/payments-api/api-keys";
import { keepUnit } from "./repository";

const key = z.string().trim().min(8).max(200);

const newUnit = z.strictObject({
  msn: z.string().regex(/^\d{4,10}$/),
  name: z.string().trim().min(1).max(50),
  kind: z.enum(["online", "in_person", "vm_number"]),
  environment: z.enum(["production", "test"]),
  clientId: key,
  clientSecret: key,
  subscriptionKey: key,
});

export type ConnectFailure =
  /** The platform gave no token for these keys. */
  | { code: "keys_refused" }
  | { code: "platform_unavailable" }
  /** The number belongs to another company of this portal. */
  | { code: "unit_taken" };

type Connected = Result<{ msn: string }, ConnectFailure>;

/**
 * Connects a sales unit that exists at the platform: its keys are tried by fetching a token, then kept encrypted. The worker
 * registers the webhook by itself. Repeating it replaces name and keys.
 */
export const connectUnit = defineUseCase({
  permission: "webhook:register",
  input: newUnit,
  async run(scope, { msn, name, kind, environment, ...keys }): Promise<Connected> {
    const token = await accessToken({ msn, ...keys });
    if (token.kind === "not_sent" && token.why === "keys_refused") return fail({ code: "keys_refused" });
    if (token.kind !== "done") return fail({ code: "platform_unavailable" });
    const { merchantId } = scope;
    return scope.write(async (tx): Promise<Change<Connected>> => {
      const unit = { merchantId, msn, name, kind, environment, connectedAt: now() };
      if (!(await keepUnit(tx, unit))) return { value: fail({ code: "unit_taken" }), audit: "unchanged" };
      await keepApiKeys(tx, merchantId, { msn, ...keys });
      return { value: ok({ msn }), audit: { action: "unit.connected", subject: `unit:${msn}`, msn } };
    });
  },
});
