import type { ConsentType, MarketingConsents } from "@/lib/domain/marketing-consents";

/** What is asked for; null is not. */
export type Choices = Record<ConsentType, "mandatory" | "free" | null>;

const NONE: Choices = { email: null, sms: null, push: null, digital: null, personal: null };

export function choicesOf(consents: MarketingConsents | null): Choices {
  const chosen = (consents?.types ?? []).map(({ type, mandatory }) => [
    type,
    mandatory ? "mandatory" : "free",
  ]);
  return { ...NONE, ...Object.fromEntries(chosen) };
}
