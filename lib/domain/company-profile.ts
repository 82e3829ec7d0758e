export const ADDRESS_COUNTRIES = ["NO", "DK", "FI", "SE"] as const;

export type Address = {
  readonly street: string;
  readonly postCode: string;
  readonly city: string;
  readonly country: (typeof ADDRESS_COUNTRIES)[number];
};

const POST_CODES: Record<Address["country"], RegExp> = {
  NO: /^\d{4}$/,
  DK: /^\d{4}$/,
  FI: /^\d{5}$/,
  SE: /^\d{3} ?\d{2}$/,
};

/** Whether the post code has the form of its country's. */
export function isPostCode(country: Address["country"], text: string): boolean {
  return POST_CODES[country].test(text);
}

const DAY_MS = 86_400_000;
/** A company says once a year that what stands here is right, and has 30 days for it. */
const YEAR_DAYS = 365;
const GRACE_DAYS = 30;

export type Confirmation =
  /** Nothing to do before this moment. */
  | { readonly kind: "confirmed"; readonly next: Date }
  /** Asked for: whole days that are left, today included, until `until`. */
  | { readonly kind: "due"; readonly daysLeft: number; readonly until: Date }
  | { readonly kind: "overdue"; readonly since: Date };

/** Where a company stands. Being created counts as a first confirmation: everything was told just then. */
export function confirmationAt(last: Date, at: Date): Confirmation {
  const asked = new Date(last.getTime() + YEAR_DAYS * DAY_MS);
  if (at < asked) return { kind: "confirmed", next: asked };
  const until = new Date(asked.getTime() + GRACE_DAYS * DAY_MS);
  if (at >= until) return { kind: "overdue", since: until };
  return { kind: "due", daysLeft: Math.ceil((until.getTime() - at.getTime()) / DAY_MS), until };
}
