import { EXPORTS } from "./registry";

/**
 * Whoever may export any list at all has "My exports", under a role of their company's own too. None of it is of a sales unit: what is
 * in a file is asked about when it is made and when it is fetched.
 */
export const EXPORT_RIGHTS = {
  permission: "unit:view",
  or: [...new Set(Object.values(EXPORTS).map(({ permission }) => permission))],
} as const;
