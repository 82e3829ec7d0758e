/** What should not be: the number of the rule that is broken, where, and how. */
export type Violation = { readonly rule: string; readonly place: string; readonly what: string };
