import { z } from "zod";
import { defineUseCase } from "@/lib/access/use-case";
import { CONSENT_TYPES, type MarketingProblem, readMarketingConsents } from "@/lib/domain/marketing-consents";
import type { Result } from "@/lib/domain/result";
import { writeMarketing } from "@/lib/payments-api/login-setup";
import { type Changed, type ChangeFailure, changeSetup, setupInput } from "./change-setup";

const types = z.array(z.enum(CONSENT_TYPES)).max(20);
const link = z.string().max(4_000);

/** Which consents a unit asks for when people sign in, which of them are mandatory, and where its terms are. */
export const saveMarketing = defineUseCase({
  permission: "developer:manage",
  input: z.strictObject({ ...setupInput, types, mandatory: types, termsUrl: link, privacyUrl: link }),
  run: async (
    scope,
    { msn, version, ...draft },
  ): Promise<Result<Changed, MarketingProblem | ChangeFailure>> => {
    const consents = readMarketingConsents(draft);
    if (!consents.ok) return consents;
    const { value } = consents;
    return changeSetup(scope, {
      ...{ msn, version, part: "marketing", value, action: "unit.marketing_changed" },
      write: () => writeMarketing(msn, { version, value }),
    });
  },
});
