import type { Messages } from "next-intl";

/** The failures that these pages name without asking the server. All others come from it as sentences. */
export const OWN_FAILURES = {
  failures: [
    "unreachable",
    "amount_missing",
    "amount_not_a_number",
    "amount_too_many_decimals",
    "amount_too_large",
  ],
} as const satisfies { failures: readonly (keyof Messages["failures"])[] };
