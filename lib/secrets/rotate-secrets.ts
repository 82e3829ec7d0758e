import { z } from "zod";
import { rekeyMerchant } from "@/lib/access/secrets";
import { type Change, defineUseCase } from "@/lib/access/use-case";
import { ok, type Result } from "@/lib/domain/result";

type Rotated = Result<{ secrets: number | "nothing to do" }, never>;

/**
 * Encrypts a company's secrets anew, under the present SECRETS_KEY, all of them or none. Repeating it changes nothing, so that
 * a rotation that was broken off goes on where it stopped.
 */
export const rotateSecrets = defineUseCase({
  permission: "secret:rotate",
  input: z.strictObject({}),
  run({ merchantId, write }): Promise<Rotated> {
    return write(async (tx): Promise<Change<Rotated>> => {
      const secrets = await rekeyMerchant(tx, merchantId);
      const value = ok({ secrets });
      if (secrets === "nothing to do") return { value, audit: "unchanged" };
      return {
        value,
        audit: { action: "secrets.rotated", subject: `merchant:${merchantId}`, details: { secrets } },
      };
    });
  },
});
