import type { PaymentAddress } from "../payment";
import type { TestPerson } from "../test-people";

export type View = "home" | "scan" | "activity" | "profile";

/** The address of a screen. The whole state of the phone is in it. */
export function screenLink(
  person: TestPerson,
  view: View = "home",
  more: Record<string, string> = {},
): string {
  const params = new URLSearchParams({ person: person.id, ...(view !== "home" && { view }), ...more });
  return `/phone?${params}`;
}

export function paymentLink(
  person: TestPerson,
  { msn, reference }: PaymentAddress,
  more: Record<string, string> = {},
): string {
  return `/phone?${new URLSearchParams({ person: person.id, payment: `${msn}/${reference}`, ...more })}`;
}

export function parsePaymentLink(text: string): PaymentAddress {
  const [msn = "", reference = ""] = text.split("/");
  return { msn, reference };
}
