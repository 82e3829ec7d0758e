import { type Currency, isCurrency, type Money, money } from "./money";

/** One line of what an audit entry says: a value that changed, one that was noted, or an amount. */
export type AuditLine =
  | { readonly kind: "change"; readonly field: string; readonly before: string; readonly after: string }
  | { readonly kind: "value"; readonly field: string; readonly value: string }
  | { readonly kind: "money"; readonly field: string; readonly value: Money };

/**
 * An entry's details as lines. `before` and `after` are compared field by field and only what differs is told; "" stands for
 * nothing. Amounts in minor units ("capturedMinor") become money where the entry has a currency; sums of nothing are left out.
 * Anything else is a value under its own name.
 */
export function auditDetails(details: unknown): AuditLine[] {
  const { before, after, currency, ...rest } = record(details);
  const lines = before === undefined && after === undefined ? [] : changes(before, after);
  const known = typeof currency === "string" && isCurrency(currency) ? currency : undefined;
  const others = Object.entries(rest).flatMap(([field, value]) => lineOf(field, value, known));
  lines.push(...others);
  if (typeof currency === "string" && !lines.some(({ kind }) => kind === "money"))
    lines.push({ kind: "value", field: "currency", value: currency });
  return lines;
}

function lineOf(field: string, value: unknown, currency: Currency | undefined): AuditLine[] {
  const sum = /^(\w+)Minor$/.exec(field)?.[1];
  if (sum && currency && typeof value === "number") {
    const nothing = value === 0 && sum !== "amount";
    return nothing ? [] : [{ kind: "money", field: sum, value: money(value, currency) }];
  }
  const text = write(value);
  return text === "" ? [] : [{ kind: "value", field, value: text }];
}

function changes(before: unknown, after: unknown): AuditLine[] {
  if (!isRecord(before) && !isRecord(after)) {
    const [from, to] = [write(before), write(after)];
    return from === to ? [] : [{ kind: "change", field: "", before: from, after: to }];
  }
  const [old, now] = [record(before), record(after)];
  const fields = [...new Set([...Object.keys(old), ...Object.keys(now)])];
  return fields.flatMap((field): AuditLine[] => {
    const [from, to] = [write(old[field]), write(now[field])];
    return from === to ? [] : [{ kind: "change", field, before: from, after: to }];
  });
}

function write(value: unknown): string {
  if (value === null || value === undefined) return "";
  if (Array.isArray(value)) return value.map(write).join(", ");
  if (isRecord(value))
    return Object.entries(value)
      .map(([key, inner]) => [key, write(inner)] as const)
      .filter(([, text]) => text !== "")
      .map(([key, text]) => `${key}: ${text}`)
      .join(", ");
  return String(value);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function record(value: unknown): Record<string, unknown> {
  return isRecord(value) ? value : {};
}
