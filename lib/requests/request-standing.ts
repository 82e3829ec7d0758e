import { type RequestState, requestState } from "@/lib/domain/payment-request";
import type { StandingRow } from "./repository";

type Standing = Pick<NonNullable<StandingRow>, "request" | "creation" | "payment">;

export function stateOf({ request, creation, payment }: Standing): RequestState {
  return requestState({
    withdrawn: request.withdrawnAt !== null,
    waiting: request.sendAt !== null,
    replacing: request.nextKey !== null,
    creation: creation?.state ?? null,
    payment: payment?.status ?? null,
  });
}
