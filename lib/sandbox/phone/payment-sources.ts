import { PAYMENT_SOURCES, type PaymentSourceId } from "../approval";
import { deriveDigits } from "../derive";
import type { Country, TestPerson } from "../test-people";

const OFFERED: Record<Country, readonly PaymentSourceId[]> = {
  NO: ["visa", "mastercard", "bankaxept", "business-card"],
  DK: ["visa", "mastercard", "business-card", "account"],
  FI: ["visa", "mastercard", "business-card", "account"],
  SE: ["visa", "mastercard", "business-card"],
};

export type OwnSource = { id: PaymentSourceId; label: string; ending: string };

/** What this person can pay with; the first is the usual one. The last digits are invented but always the same. */
export function sourcesOf(person: TestPerson): OwnSource[] {
  return PAYMENT_SOURCES.filter(({ id }) => OFFERED[person.country].includes(id)).map(({ id, label }) => ({
    id,
    label,
    ending: deriveDigits("last digits", person.phone, id).slice(-4),
  }));
}
