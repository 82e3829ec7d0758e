import { fail, ok, type Result } from "./result";
import { type AddressProblem, readWebAddress } from "./web-address";

/** Ways in which a shop may ask to be allowed to reach a person. */
export const CONSENT_TYPES = ["email", "sms", "push", "digital", "personal"] as const;
export type ConsentType = (typeof CONSENT_TYPES)[number];

export type MarketingConsents = {
  /** In the order of {@link CONSENT_TYPES}. A mandatory one has to be given to go on. */
  readonly types: readonly { readonly type: ConsentType; readonly mandatory: boolean }[];
  readonly termsUrl: string;
  readonly privacyUrl: string;
};

export type MarketingProblem =
  | { readonly code: "consents_missing" }
  | { readonly code: AddressProblem; readonly field: "termsUrl" | "privacyUrl" };

export type MarketingDraft = {
  readonly types: readonly ConsentType[];
  readonly mandatory: readonly ConsentType[];
  readonly termsUrl: string;
  readonly privacyUrl: string;
};

/** At least one type, and two https links. What is mandatory but not chosen is left out. */
export function readMarketingConsents(draft: MarketingDraft): Result<MarketingConsents, MarketingProblem> {
  const chosen = CONSENT_TYPES.filter((type) => draft.types.includes(type));
  if (chosen.length === 0) return fail({ code: "consents_missing" });
  const terms = readWebAddress(draft.termsUrl);
  if (!terms.ok) return fail({ code: terms.error, field: "termsUrl" });
  const privacy = readWebAddress(draft.privacyUrl);
  if (!privacy.ok) return fail({ code: privacy.error, field: "privacyUrl" });
  const types = chosen.map((type) => ({ type, mandatory: draft.mandatory.includes(type) }));
  return ok({ types, termsUrl: terms.value, privacyUrl: privacy.value });
}
