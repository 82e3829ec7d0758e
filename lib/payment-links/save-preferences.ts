import { z } from "zod";
import { type Change, defineUseCase } from "@/lib/access/use-case";
import { LOCALES } from "@/lib/domain/locale";
import { parseMailAddress } from "@/lib/domain/mail-address";
import { fail, ok, type Result } from "@/lib/domain/result";
import { type AddressProblem, readWebAddress } from "@/lib/domain/web-address";
import { findUnit, keepPreferences, preferencesOf } from "./repository";

export type PreferenceFailure =
  | { code: "sales_unit_not_found" }
  | { code: "email_wrong"; field: "mailTo" }
  | { code: AddressProblem; field: "termsUrl" };

type Saved = Result<{ msn: string }, PreferenceFailure>;

/**
 * How a sales unit's links behave. Input: `{ msn, completeAutomatically, mailTo, mailLocale, termsUrl }`; `mailTo` and `termsUrl` may
 * be empty: then nobody is told, and customers accept the terms without seeing a page of them.
 */
export const savePreferences = defineUseCase({
  permission: "payment-link:manage",
  input: z.strictObject({
    msn: z.string().regex(/^\d{4,10}$/),
    completeAutomatically: z.boolean(),
    mailTo: z.string().trim().max(254),
    mailLocale: z.enum(LOCALES),
    termsUrl: z.string().trim().max(1_200),
  }),
  run: async (scope, { msn, completeAutomatically, mailTo, mailLocale, termsUrl }): Promise<Saved> => {
    const address = mailTo === "" ? "" : parseMailAddress(mailTo);
    if (address === undefined) return fail({ code: "email_wrong", field: "mailTo" });
    const terms = termsUrl === "" ? ok("") : readWebAddress(termsUrl);
    if (!terms.ok) return fail({ code: terms.error, field: "termsUrl" });
    const kept = { completeAutomatically, mailTo: address, mailLocale, termsUrl: terms.value };
    return scope.write(async (tx): Promise<Change<Saved>> => {
      const unit = await findUnit(tx, msn);
      if (!unit) return { value: fail({ code: "sales_unit_not_found" }), audit: "unchanged" };
      const told = (one: typeof kept) => ({
        completeAutomatically: one.completeAutomatically,
        mail: one.mailTo !== "",
        termsUrl: one.termsUrl,
      });
      const details = { before: told(await preferencesOf(tx, msn)), after: told(kept) };
      await keepPreferences(tx, { merchantId: scope.merchantId, msn }, kept);
      const audit = { action: "link.preferences_changed", subject: `unit:${msn}`, msn, details };
      return { value: ok({ msn }), audit };
    });
  },
});
