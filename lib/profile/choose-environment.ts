import "server-only";
import { cookies } from "next/headers";
import { z } from "zod";
import { defineOwnCase } from "@/lib/access/own-case";
import { ENVIRONMENTS } from "@/lib/domain/environment";
import { ENVIRONMENT_COOKIE } from "@/lib/domain/preferences";
import { ok } from "@/lib/domain/result";
import { preferenceCookie } from "./preference-cookie";

/** Production or test, for this browser and all companies in it. */
export const chooseEnvironment = defineOwnCase({
  input: z.strictObject({ environment: z.enum(ENVIRONMENTS) }),
  run: async (_person, { environment }) => {
    (await cookies()).set(ENVIRONMENT_COOKIE, environment, preferenceCookie());
    return ok({});
  },
});
