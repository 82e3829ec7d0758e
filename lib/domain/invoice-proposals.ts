import { readDueDay } from "./invoice-draft";
import { parseMailAddress } from "./mail-address";
import type { Currency } from "./money";
import type { IdentityCountry } from "./national-identity";
import { readPayeeAccount } from "./payee-account";
import { isReference, type ReferenceKind, referenceKindsOf } from "./payment-reference";
import { readPhone } from "./phone-number";
import { type PrintedLine, valuesBeside } from "./printed-page";
import { printedAmount, printedDay } from "./printed-values";

/**
 * What an invoice that was made elsewhere seems to say, the likeliest first and three of each at most. Nothing of it counts before a
 * person confirms it. Amounts in minor units, days as YYYY-MM-DD, phones as MSISDN; references and accounts passed their checks.
 */
export type InvoiceProposals = {
  readonly amounts: readonly number[];
  readonly dueDays: readonly string[];
  readonly references: readonly { readonly kind: ReferenceKind; readonly reference: string }[];
  readonly accounts: readonly string[];
  readonly emails: readonly string[];
  readonly phones: readonly string[];
};

type Market = { readonly country: IdentityCountry; readonly currency: Currency; readonly today: string };
type Lines = readonly PrintedLine[];

const MOST = 3;

export function findProposals(lines: Lines, market: Market): InvoiceProposals {
  const { country, today } = market;
  return {
    amounts: few(findAmounts(lines, market)),
    dueDays: few(valuesBeside({ lines, label: DUE }, printedDay).filter((day) => readDueDay(day, today).ok)),
    references: findReferences(lines, country).slice(0, MOST),
    accounts: few(findAccounts(lines, country)),
    emails: few(textsOf(lines).flatMap(mailsIn)),
    phones: few(findPhones(lines, country)),
  };
}

/** Whether there is anything to propose. */
export function hasProposals(found: InvoiceProposals): boolean {
  return Object.values(found).some((values) => values.length > 0);
}

const DUE =
  /forfall(?:sdato|er)?|betalingsfrist|forfald(?:sdato|er)?|senest(?:e)? betaling(?:sdato)?|rettidige? betaling|betales senest|eräpäivä|förfallo(?:dag|datum)|förfaller|oss tillhanda|betalas senast|due(?: date| on| by)?\b|pay(?:ment)? by/i;

const TO_PAY =
  /(?:beløp )?å betale|at betale|til betaling|beløb til betaling|(?:belopp )?att betala|maksettavaa?|laskun summa|amount due|balance due|total due|to pay|payable/i;
const TOTAL =
  /\btotal(?:t|sum|beløp|beløb|summa|belopp)?\b|\bi alt\b|\byhteensä(?!\p{L})|\bsum(?:ma)?\b(?= (?:inkl|incl|med))/iu;
/** Sums that are not what the customer pays. */
const NOT_ALL =
  /\b(?:eks|ekskl|exkl|excl|ex|uden|uten|utan|without|net|netto|veroton|del|sub)[\s.-]?|delsum|subtotal|mva-|moms-|rabatt?/i;

/** What is called "to pay" before what is called a total, and of the totals the largest: others leave out the VAT. */
function findAmounts(lines: Lines, { currency }: Market): number[] {
  const read = (text: string) => printedAmount(text, currency);
  const toPay = valuesBeside({ lines, label: TO_PAY }, read);
  const totals = valuesBeside({ lines, label: TOTAL, never: NOT_ALL, below: false }, read);
  return [...toPay, ...totals.sort((a, b) => b - a)];
}

const REFERENCE: Record<IdentityCountry, RegExp> = {
  NO: /\bKID(?:[- ]?(?:nr|nummer|number))?\b|betalingsreferanse|kundeidentifikasjon|payment reference/i,
  DK: /\bFIK?(?:-nr|-nummer)?\b|betalings-?id(?:entifikation)?\b|kortart|payment reference/i,
  FI: /\bviite(?:numero|nro)?\b|referensnummer|\breference(?: number)?\b/i,
  SE: /\bOCR(?:[- ]?(?:nr|nummer|number))?\b|referens(?:nummer)?\b|betalningsreferens|payment reference/i,
};
/** Card type, reference and creditor of a Danish payment slip. */
const SLIP = /\+(71|75)<\s*(\d{15,16})\s*\+\s*(\d{8})\s*</;
const LEAST_DIGITS = 4;

function findReferences(lines: Lines, country: IdentityCountry): InvoiceProposals["references"] {
  const kinds = referenceKindsOf(country);
  const labelled = valuesBeside({ lines, label: REFERENCE[country] }, (text) => referenceIn(text, kinds));
  // These two cannot be mistaken for anything else, so they need no label.
  const plain = textsOf(lines).flatMap((text) => {
    const slip = SLIP.exec(text)?.[2] ?? "";
    const creditor = /\bRF\d{2}(?: ?\d){4,20}/i.exec(text)?.[0] ?? "";
    return [slip, creditor].flatMap((one) =>
      knownAs(
        one,
        kinds.filter((kind) => kind === "rf" || kind.startsWith("fik")),
      ),
    );
  });
  const all = [...plain, ...labelled];
  return all.filter(({ reference }, at) => all.findIndex((one) => one.reference === reference) === at);
}

function referenceIn(text: string, kinds: readonly ReferenceKind[]) {
  const numbers = text.match(/(?<![\d.,])\d(?: ?\d)+-?(?![.,]\d)/g) ?? [];
  return numbers
    .filter((number) => number.replace(/\D/g, "").length >= LEAST_DIGITS)
    .flatMap((number) => knownAs(number, kinds))[0];
}

function knownAs(printed: string, kinds: readonly ReferenceKind[]) {
  const reference = printed.replace(/\s/g, "").toUpperCase();
  const kind = kinds.find((one) => isReference(one, reference));
  return kind ? [{ kind, reference }] : [];
}

const ACCOUNT: Partial<Record<IdentityCountry, RegExp>> = {
  NO: /\b(?:bank)?konto(?:nr|nummer)?\b|account(?: number)?/i,
  SE: /\b(?:bankgiro|bg|plusgiro|pg)(?:[- ]?(?:nr|nummer))?\b/i,
};
const NATIONAL: Partial<Record<IdentityCountry, RegExp>> = {
  NO: /(?<!\d)\d{4}[ .]?\d{2}[ .]?\d{5}(?!\d)/,
  SE: /(?<!\d)\d{1,4}(?:-?\d{4}|\d{0,3}-\d)(?!\d)/,
};

/** An IBAN wherever it stands, the creditor of a slip, and what is called an account where check digits can tell. */
function findAccounts(lines: Lines, country: IdentityCountry): string[] {
  const read = (text: string) => {
    const account = readPayeeAccount(text, country);
    return account.ok ? account.value : undefined;
  };
  const [label, form] = [ACCOUNT[country], NATIONAL[country]];
  const labelled =
    label && form ? valuesBeside({ lines, label }, (text) => read(form.exec(text)?.[0] ?? "")) : [];
  const plain = textsOf(lines).flatMap((text) => {
    const creditor = country === "DK" ? SLIP.exec(text)?.[3] : undefined;
    const iban = /\b(?:NO|DK|FI|SE)\d{2}(?: ?\d){11,20}\b/.exec(text)?.[0];
    return [creditor, iban].map((one) => read(one ?? "")).filter((one) => one !== undefined);
  });
  return [...labelled, ...plain];
}

const PHONE = /\b(?:tlf|telefon|tel|mobil(?:nummer|telefon)?|phone|puh(?:elin)?|matkapuhelin|gsm)\b[.:]*/i;
const DIALLED = /(?:(?:\+|\b00)\d(?:[ ()-]*\d){7,13}|\b\d(?:[ -]?\d){7,9}\b)/;

function findPhones(lines: Lines, country: IdentityCountry): string[] {
  const read = (text: string) => {
    const phone = readPhone(country, DIALLED.exec(text)?.[0] ?? "");
    return phone.ok ? phone.value : undefined;
  };
  const international = textsOf(lines).flatMap((text) => text.match(/\+\d(?:[ ()-]*\d){7,13}/g) ?? []);
  return [
    ...valuesBeside({ lines, label: PHONE, below: false }, read),
    ...international.map(read).filter((one) => one !== undefined),
  ];
}

function mailsIn(text: string): string[] {
  const found = text.match(/[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+/g) ?? [];
  return found.map(parseMailAddress).filter((address) => address !== undefined);
}

function textsOf(lines: Lines): string[] {
  return lines.flat().map(({ text }) => text);
}

function few<T extends string | number>(values: readonly T[]): T[] {
  return [...new Set(values)].slice(0, MOST);
}
