import { addBankDays, type BankCountry } from "./bank-days";

/** Money that a bank booked as coming in. Days are `YYYY-MM-DD`, amounts whole minor units. */
export type BankLine = {
  readonly id: string;
  readonly account: string;
  readonly currency: string;
  readonly amountMinor: number;
  readonly day: string;
  readonly text: string;
};

/** A payout that has left the platform, or will. */
export type ExpectedPayout = {
  readonly id: string;
  readonly msn: string;
  readonly number: string;
  readonly account: string | null;
  readonly currency: string;
  readonly amountMinor: number;
  readonly payoutDate: string;
  /** What the bank shows beside the money. */
  readonly bankReference: string | null;
};

export type LineFate<P> =
  /** It is this payout, known by its reference or by amount, account and day alone. */
  | { readonly kind: "match"; readonly how: "reference" | "amount"; readonly payout: P }
  /** It names this payout, and its amount or currency is another. */
  | { readonly kind: "differs"; readonly payout: P }
  /** It could be any of these: a person knows. */
  | { readonly kind: "ambiguous"; readonly payouts: readonly P[] }
  /** Nothing fits. `ours` where it looks like money from the platform. */
  | { readonly kind: "alone"; readonly ours: boolean };

/** How long a bank may take to book it, in its own days; a payout with its reference is known for longer. */
const BANK_DAYS = 2;
const NAMED_BANK_DAYS = 10;

/** Which payout each line is. No payout is given to two lines: where two lines could be it, neither is by amount alone. */
export function matchLines<P extends ExpectedPayout>(
  lines: readonly BankLine[],
  payouts: readonly P[],
  country: BankCountry,
): Map<string, LineFate<P>> {
  const fates = new Map<string, LineFate<P>>();
  const taken = takeNamed(fates, lines, payouts, country);
  const byAmount = indexBy(
    payouts.filter((one) => !taken.has(one)),
    ({ amountMinor }) => [amountMinor],
  );
  const options = lines
    .filter(({ id }) => !fates.has(id))
    .map((line) => {
      const same = byAmount.get(line.amountMinor) ?? [];
      const fits = (one: P) => isSameMoney(one, line) && isInTime(one, line, country, BANK_DAYS);
      return { line, own: same.filter(fits) };
    });
  const wanted = indexBy(options, ({ own }) => own);
  for (const { line, own } of options) {
    const [payout] = own;
    const ours = looksLikePayout(line.text);
    const onlyOne = own.length === 1 && payout && wanted.get(payout)?.length === 1;
    if (!payout) fates.set(line.id, { kind: "alone", ours });
    else if (onlyOne && ours) fates.set(line.id, { kind: "match", how: "amount", payout });
    else fates.set(line.id, { kind: "ambiguous", payouts: own });
  }
  return fates;
}

function takeNamed<P extends ExpectedPayout>(
  fates: Map<string, LineFate<P>>,
  lines: readonly BankLine[],
  payouts: readonly P[],
  country: BankCountry,
): Set<P> {
  const taken = new Set<P>();
  const byWord = indexBy(payouts, ({ number, bankReference }) => [number, ...wordsOf(bankReference ?? "")]);
  for (const line of lines) {
    const near = new Set(wordsOf(line.text).flatMap((word) => byWord.get(word) ?? []));
    const named = [...near].filter(
      (one) => !taken.has(one) && namesPayout(one, line) && isInTime(one, line, country, NAMED_BANK_DAYS),
    );
    const same = named.find((one) => isSameMoney(one, line));
    const [payout] = named;
    if (same) {
      taken.add(same);
      fates.set(line.id, { kind: "match", how: "reference", payout: same });
    } else if (payout && named.length === 1) fates.set(line.id, { kind: "differs", payout });
  }
  return taken;
}

/** Files have tens of thousands of lines and years have thousands of payouts: nobody compares each with each. */
function indexBy<T, K>(all: readonly T[], keysOf: (one: T) => readonly K[]): Map<K, T[]> {
  const index = new Map<K, T[]>();
  for (const one of all)
    for (const key of new Set(keysOf(one))) {
      const others = index.get(key);
      if (others) others.push(one);
      else index.set(key, [one]);
    }
  return index;
}

/** Words with a number in them: others stand in every text. */
const wordsOf = (text: string) =>
  plain(text)
    .split(" ")
    .filter((word) => /\d/.test(word));

/** Payouts that a person may choose for a line: same account and currency, booked around their day. */
export function candidatesFor<P extends ExpectedPayout>(
  line: BankLine,
  payouts: readonly P[],
  country: BankCountry,
): P[] {
  return payouts.filter(
    (one) =>
      one.currency === line.currency &&
      isSameAccount(one.account, line.account) &&
      isInTime(one, line, country, NAMED_BANK_DAYS),
  );
}

function isSameMoney(payout: ExpectedPayout, line: BankLine): boolean {
  return (
    payout.amountMinor === line.amountMinor &&
    payout.currency === line.currency &&
    isSameAccount(payout.account, line.account)
  );
}

/** From the payout's day on: no bank books what has not been sent. */
function isInTime({ payoutDate }: ExpectedPayout, { day }: BankLine, country: BankCountry, within: number) {
  return day >= payoutDate && day <= addBankDays(payoutDate, within, country);
}

/** Whether the text of the line names the payout: by the platform's own text, or by its number and the sales unit's. */
export function namesPayout(
  { bankReference, number, msn }: ExpectedPayout,
  { text }: Pick<BankLine, "text">,
): boolean {
  const said = plain(text);
  const reference = plain(bankReference ?? "");
  if (reference.length >= MIN_REFERENCE && ` ${said} `.includes(` ${reference} `)) return true;
  const numbers = new Set(said.match(/\d+/g) ?? []);
  return numbers.has(number) && numbers.has(msn);
}

/** Shorter ones stand in any text. */
const MIN_REFERENCE = 8;

const plain = (text: string) =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();

// The texts of payouts: Norway's, and the 02…001… of Denmark and Finland.
const PAYOUT_TEXT = /\bvipps\b|\bvippsnr\b|mobile ?pay|\butb(et)? \d{4,}|\b02\d{8}001\d{6}\w\b/i;

/** Whether money looks like the platform's by its text. */
export function looksLikePayout(text: string): boolean {
  return PAYOUT_TEXT.test(plain(text));
}

/** Whether two ways of writing an account mean the same one: an IBAN ends in the number that banks of the country use. */
export function isSameAccount(one: string | null, other: string): boolean {
  const [a, b] = [bare(one ?? ""), bare(other)];
  if (a === "" || b === "") return true;
  const [long, short] = a.length >= b.length ? [a, b] : [b, a];
  return (
    long === short || (/^[A-Z]{2}\d{2}/.test(long) && short.length >= 6 && long.slice(4).endsWith(short))
  );
}

const bare = (account: string) => account.replace(/[^0-9a-z]/gi, "").toUpperCase();

/** Which days of an account the bank's files tell of. */
export type Coverage = { readonly account: string; readonly from: string; readonly to: string };

/** Whether the bank should have booked a payout by now, as far as its files tell: its day and the bank day after lie in them. */
export function isDueAtBank(
  { account, payoutDate }: Pick<ExpectedPayout, "account" | "payoutDate">,
  covered: readonly Coverage[],
  country: BankCountry,
): boolean {
  const own = covered.filter((one) => isSameAccount(account, one.account));
  const from = own.map((one) => one.from).sort()[0];
  const to = own
    .map((one) => one.to)
    .sort()
    .at(-1);
  if (!from || !to) return false;
  // What a file's last day has not, the bank may book the next.
  return from <= payoutDate && addBankDays(payoutDate, 1, country) <= to;
}
