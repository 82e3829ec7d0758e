import { isCurrency, type Money, money } from "./money";

/** One line of what an audit entry says: a value that changed, one that was noted, or an amount. */
export type AuditLine =
  | { readonly kind: "change"; readonly field: string; readonly before: string; readonly after: string }
  | { readonly kind: "value"; readonly field: string; readonly value: string }
  | { readonly kind: "money"; readonly field: "amount"; readonly value: Money };

/**
 * An entry's details as lines. `before` and `after` are compared field by field and only what differs is told; "" stands for
 * nothing. An amount in minor units with its currency becomes money. Anything else is a value under its own name.
 */
export function auditDetails(details: unknown): AuditLine[] {
  const { before, after, amountMinor, currency, ...rest } = record(details);
  const lines = before === undefined && after === undefined ? [] : changes(before, after);
  const isMoney = typeof amountMinor === "number" && typeof currency === "string" && isCurrency(currency);
  if (isMoney) lines.push({ kind: "money", field: "amount", value: money(amountMinor, currency) });
  const others = isMoney ? rest : { ...rest, amountMinor, currency };
  for (const [field, value] of Object.entries(others)) {
    const text = write(value);
    if (text !== "") lines.push({ kind: "value", field, value: text });
  }
  return lines;
}

function changes(before: unknown, after: unknown): AuditLine[] {
  if (!isRecord(before) && !isRecord(after))
    return [{ kind: "change", field: "", before: write(before), after: write(after) }];
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
