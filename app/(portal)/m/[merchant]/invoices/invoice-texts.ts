import type { Currency } from "@/lib/domain/money";
import type { IdentityCountry } from "@/lib/domain/national-identity";
import type { ReferenceKind } from "@/lib/domain/payment-reference";

export type LineTexts = { description: string; quantity: string; price: string; vat: string };

/** What stands in the fields of an invoice's form. */
export type InvoiceTexts = {
  readonly msn: string;
  readonly customerName: string;
  readonly phone: string;
  readonly email: string;
  readonly address: string;
  readonly message: string;
  readonly dueDay: string;
  readonly referenceKind: ReferenceKind;
  readonly reference: string;
  readonly bankAccount: string;
  readonly remindsAlone: boolean;
  readonly lines: readonly LineTexts[];
};

export type InvoiceFormProps = {
  merchant: string;
  country: IdentityCountry;
  currency: Currency;
  units: readonly { msn: string; name: string }[];
  kinds: readonly ReferenceKind[];
  today: string;
  values: InvoiceTexts;
  /** The draft that is changed; a new one where absent. */
  invoice?: string;
};
