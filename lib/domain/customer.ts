/** What a row may tell of the customer. Names and numbers are for those who act on payments; others see enough to tell two apart. */
export type Customer = {
  readonly name: string | null;
  readonly phone: string | null;
  readonly masked: boolean;
};

export function customerFor(seen: { name: string | null; phone: string | null }, full: boolean): Customer {
  if (full) return { ...seen, masked: false };
  const initials =
    seen.name
      ?.split(/\s+/)
      .map((part) => `${[...part][0] ?? ""}.`)
      .join(" ") ?? null;
  const phone = seen.phone ? `•••• ${seen.phone.slice(-2)}` : null;
  return { name: initials, phone, masked: initials !== null || phone !== null };
}

const IMPERSONAL: ReadonlySet<string> = new Set([
  "reference",
  "pspReference",
  "name",
  "amount",
  "timestamp",
  "idempotencyKey",
  "success",
]);

/** An event of the platform with those fields alone that never tell of the customer: what it adds one day might. */
export function withoutCustomer(event: unknown): unknown {
  if (typeof event !== "object" || event === null) return null;
  return Object.fromEntries(Object.entries(event).filter(([field]) => IMPERSONAL.has(field)));
}
