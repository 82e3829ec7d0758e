import { z } from "zod";
import { defineUseCase } from "@/lib/access/use-case";
import { writeLogin } from "@/lib/payments-api/login-setup";
import { changeSetup, setupInput } from "./change-setup";

/** Nobody can sign in at the unit any more, and its consents are not asked for any more. Input: `{ msn, version }`. */
export const removeLogin = defineUseCase({
  permission: "developer:manage",
  fresh: true,
  input: z.strictObject(setupInput),
  run: (scope, { msn, version }) =>
    changeSetup(scope, {
      ...{ msn, version, part: "login", value: null, action: "unit.login_removed" },
      write: () => writeLogin(msn, { version, value: null }),
    }),
});
