import type { ApiKeys } from "./api-keys";

/** What every call carries: which sales unit, its subscription, and which program asks (at most 30 characters each). */
export function systemHeaders({ msn, subscriptionKey }: ApiKeys): Record<string, string> {
  return {
    "merchant-serial-number": msn,
    "ocp-apim-subscription-key": subscriptionKey,
    "vipps-system-name": "merchant-portal",
    "vipps-system-version": "0.1.0",
  };
}
