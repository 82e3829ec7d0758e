import { type BankLine, isSameAccount } from "./bank-match";

/** A line of the bank with all by which it can be known in a file of another format. */
export type BookedLine = BankLine & {
  /** The bank's own mark. */
  readonly mark: string | null;
  /** Payouts that it is, or that its text names. */
  readonly payouts: readonly string[];
};

/** `same`: surely the other line, told in another format. `maybe`: its money and day are alike, and nothing says more. */
export type Pair = { readonly kind: "same" | "maybe"; readonly other: string };

/**
 * Which lines of a file are lines that a file of another format had: same account, day and money, and a text, mark or payout that says so.
 * Each stands for one line alone, since money of the same amount may come twice on a day.
 */
export function pairLines(fresh: readonly BookedLine[], kept: readonly BookedLine[]): Map<string, Pair> {
  const pairs = new Map<string, Pair>();
  const free = new Set(kept);
  const byMoney = new Map<string, BookedLine[]>();
  for (const one of kept) byMoney.set(moneyOf(one), [...(byMoney.get(moneyOf(one)) ?? []), one]);
  for (const kind of ["same", "maybe"] as const)
    for (const line of fresh) {
      if (pairs.has(line.id)) continue;
      const near = byMoney.get(moneyOf(line)) ?? [];
      const other = near.find((one) => free.has(one) && compare(line, one) === kind);
      if (!other) continue;
      free.delete(other);
      pairs.set(line.id, { kind, other: other.id });
    }
  return pairs;
}

const moneyOf = ({ day, currency, amountMinor }: BookedLine) => `${day} ${currency} ${amountMinor}`;

function compare(one: BookedLine, other: BookedLine): Pair["kind"] | "another" {
  if (!isSameAccount(one.account, other.account)) return "another";
  if (one.payouts.length > 0 && other.payouts.length > 0)
    return one.payouts.some((payout) => other.payouts.includes(payout)) ? "same" : "another";
  const [mark, otherMark] = [bare(one.mark ?? ""), bare(other.mark ?? "")];
  if (mark !== "" && mark === otherMark) return "same";
  const [words, others] = [wordsOf(one.text), wordsOf(other.text)];
  return says(words, others) || says(others, words) ? "same" : "maybe";
}

/** Whether one text says all that the other says, which must hold a number: names of payers stand in many texts. */
function says(words: ReadonlySet<string>, others: ReadonlySet<string>): boolean {
  const isTelling = [...others].some((word) => TELLING.test(word));
  return isTelling && [...others].every((word) => words.has(word));
}

const TELLING = /\d{4}/;

const bare = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "");

const wordsOf = (text: string) => new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []);
