import { needsSecondFactor } from "@/lib/domain/second-factor";
import type { CompanyOfPerson } from "./companies";

/** What a session still owes before it opens anything: a second factor, or setting up the first one. */
export type Owed = "nothing" | "proof" | "set_up";

/** Asked anew on each request: someone who is given such a permission owes the second factor from then on. */
export function owedFactor(
  method: string,
  { shown, app, passkey }: { shown: boolean; app: boolean; passkey: boolean },
  companies: readonly Pick<CompanyOfPerson, "grants">[],
): Owed {
  if (method !== "password" || shown) return "nothing";
  if (app || passkey) return "proof";
  return companies.some(({ grants }) => needsSecondFactor(grants)) ? "set_up" : "nothing";
}
