import { z } from "zod";
import { defineUseCase } from "@/lib/access/use-case";
import { type LoginSettings, TOKEN_METHODS } from "@/lib/domain/login-setup";
import { type RedirectUrisProblem, readRedirectUris } from "@/lib/domain/redirect-uri";
import { fail, type Result } from "@/lib/domain/result";
import { type AddressProblem, readWebAddress } from "@/lib/domain/web-address";
import { writeLogin } from "@/lib/payments-api/login-setup";
import { type Changed, type ChangeFailure, changeSetup, setupInput } from "./change-setup";

export type SaveLoginFailure =
  | RedirectUrisProblem
  | { readonly code: AddressProblem; readonly field: "webhookUrl" }
  | ChangeFailure;

/**
 * Redirect URIs (as typed, empty ones don't count), how tokens are fetched, and who hears of revoked consents ("" for nobody).
 */
export const saveLogin = defineUseCase({
  permission: "developer:manage",
  input: z.strictObject({
    ...setupInput,
    redirectUris: z.array(z.string().max(4_000)).max(200),
    tokenMethod: z.enum(TOKEN_METHODS),
    webhookUrl: z.string().max(4_000),
  }),
  run: async (scope, { msn, version, ...typed }): Promise<Result<Changed, SaveLoginFailure>> => {
    const uris = readRedirectUris(typed.redirectUris);
    if (!uris.ok) return uris;
    const webhook = typed.webhookUrl.trim() === "" ? undefined : readWebAddress(typed.webhookUrl);
    if (webhook && !webhook.ok) return fail({ code: webhook.error, field: "webhookUrl" });
    const value: LoginSettings = {
      redirectUris: uris.value,
      tokenMethod: typed.tokenMethod,
      webhookUrl: webhook?.value ?? null,
    };
    return changeSetup(scope, {
      ...{ msn, version, part: "login", value, action: "unit.login_changed" },
      write: () => writeLogin(msn, { version, value }),
    });
  },
});
