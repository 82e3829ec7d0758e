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
