import type { Currency } from "@/lib/domain/money";
import type { ReferenceKind } from "@/lib/domain/payment-reference";

/** What counts for all rows, under the names that the routes know. */
export type Terms = { unit: string; due: string; vat: string; kind: string; account: string };

/** What the form of a sheet has to choose from; `today` is the first day that can be due. */
export type SheetFormProps = {
  merchant: string;
  units: readonly { msn: string; name: string }[];
  currency: Currency;
  kinds: readonly ReferenceKind[];
  today: string;
  dueDay: string;
};
