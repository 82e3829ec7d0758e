import type { CreateBody } from "../api/create-body";
import type { ErrorCode } from "../api/error-codes";
import { ageOf, type Customer, findCustomer } from "../customer";

/**
 * Whom a merchant means. A number without a customer matters only where a push must reach it. Customer tokens come
 * from check-in, which the sandbox does not play: none is valid.
 */
export function resolveCustomer(
  body: Pick<CreateBody, "customer" | "userFlow" | "minimumUserAge">,
  people: readonly Customer[],
  now: number,
): { phone: string | undefined } | { refused: ErrorCode } {
  const { customer } = body;
  if (customer?.customerToken) return { refused: "4050" };
  if (customer?.personalQr && !phoneInCode(customer.personalQr)) return { refused: "4060" };
  const phone = customer?.phoneNumber ?? (customer?.personalQr && phoneInCode(customer.personalQr));
  if (!phone || body.userFlow !== "PUSH_MESSAGE") return { phone };
  const person = findCustomer(phone, people);
  if (!person || ageOf(person, now) < (body.minimumUserAge ?? 0)) return { refused: "7010" };
  return { phone };
}

/** A personal code ends in the owner's number, as in `https://qr.example/28/2/01/031/4791000001?v=1`. */
function phoneInCode(code: string): string | undefined {
  return /\/(\d{9,15})(\?|$)/.exec(code)?.[1];
}
