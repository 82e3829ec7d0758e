import { z } from "zod";
import { defineUseCase } from "@/lib/access/use-case";
import type { LoginSettings } from "@/lib/domain/login-setup";
import { writeLogin } from "@/lib/payments-api/login-setup";
import { changeSetup, setupInput } from "./change-setup";

const EMPTY: LoginSettings = { redirectUris: [], tokenMethod: "client_secret_basic", webhookUrl: null };

/** Login for a unit that has none: nobody can sign in yet, since no redirect URI is known. Input: `{ msn, version }`. */
export const activateLogin = defineUseCase({
  permission: "developer:manage",
  input: z.strictObject(setupInput),
  run: (scope, { msn, version }) =>
    changeSetup(scope, {
      ...{ msn, version, part: "login", value: EMPTY, action: "unit.login_activated" },
      write: () => writeLogin(msn, { version, value: EMPTY }),
    }),
});
