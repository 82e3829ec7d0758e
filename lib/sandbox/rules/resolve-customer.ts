import type { CreateBody } from "../api/create-body";
import type { ErrorCode } from "../api/error-codes";
import { ageOf, type Customer, findCustomer } from "../customer";

/** Whose number stands behind a token of a check-in or a personal code; nothing where it is not valid. */
export type NamingCodes = {
  ofCheckIn: (token: string) => string | undefined;
  ofPersonal: (code: string) => string | undefined;
};

const NO_CODES: NamingCodes = { ofCheckIn: () => undefined, ofPersonal: () => undefined };

/**
 * Whom a merchant means. A number without a customer matters only where a push must reach it. Without `codes` no
 * customer token and no personal code is valid.
 */
export function resolveCustomer(
  body: Pick<CreateBody, "customer" | "userFlow" | "minimumUserAge">,
  people: readonly Customer[],
  now: number,
  codes: NamingCodes = NO_CODES,
): { phone: string | undefined } | { refused: ErrorCode } {
  const { customer } = body;
  const byToken = customer?.customerToken && codes.ofCheckIn(customer.customerToken);
  if (customer?.customerToken && !byToken) return { refused: "4050" };
  const byCode = customer?.personalQr && codes.ofPersonal(customer.personalQr);
  if (customer?.personalQr && !byCode) return { refused: "4060" };
  const phone = customer?.phoneNumber ?? (byToken || byCode || undefined);
  if (!phone || body.userFlow !== "PUSH_MESSAGE") return { phone };
  const person = findCustomer(phone, people);
  if (!person || ageOf(person, now) < (body.minimumUserAge ?? 0)) return { refused: "7010" };
  return { phone };
}
