import "server-only";
import { cookies } from "next/headers";
import { z } from "zod";
import { defineOpenCase } from "@/lib/access/own-case";
import { keepPreferences } from "@/lib/access/people";
import { LOCALES } from "@/lib/domain/locale";
import { LOCALE_COOKIE } from "@/lib/domain/preferences";
import { ok } from "@/lib/domain/result";
import { preferenceCookie } from "./preference-cookie";

/** For this browser, and for the person on every device where someone is signed in. */
export const chooseLanguage = defineOpenCase({
  input: z.strictObject({ locale: z.enum(LOCALES) }),
  run: async (person, { locale }) => {
    (await cookies()).set(LOCALE_COOKIE, locale, preferenceCookie());
    if (person) await keepPreferences(person.id, { locale });
    return ok({});
  },
});
