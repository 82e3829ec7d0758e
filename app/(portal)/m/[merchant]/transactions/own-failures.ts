import type { Messages } from "next-intl";
import type { AmountCode } from "@/components/money/money-input";

// Every code that an amount can be refused with has to stand here: one that didn't showed its key in place of a sentence.
const CODES = {
  unreachable: true,
  amount_missing: true,
  amount_not_a_number: true,
  amount_not_positive: true,
  amount_too_many_decimals: true,
  amount_too_large: true,
} satisfies Record<AmountCode | "unreachable", true>;

/** The failures that these pages name without asking the server. All others come from it as sentences. */
export const OWN_FAILURES: { failures: readonly (keyof Messages["failures"])[] } = {
  failures: Object.keys(CODES) as (keyof typeof CODES)[], // safe: the keys of the object above
};
