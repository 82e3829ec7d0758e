import "server-only";
import { cookies } from "next/headers";
import { z } from "zod";
import { defineOpenCase } from "@/lib/access/own-case";
import { keepPreferences } from "@/lib/access/people";
import { SCHEME_COOKIE, SCHEMES } from "@/lib/domain/preferences";
import { ok } from "@/lib/domain/result";
import { preferenceCookie } from "./preference-cookie";

/** Light, dark, or as the device is set. */
export const chooseTheme = defineOpenCase({
  input: z.strictObject({ theme: z.enum(SCHEMES) }),
  run: async (person, { theme }) => {
    (await cookies()).set(SCHEME_COOKIE, theme, preferenceCookie());
    if (person) await keepPreferences(person.id, { theme: theme === "system" ? null : theme });
    return ok({});
  },
});
