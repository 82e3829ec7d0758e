import { type Currency, isCurrency, type Money, money } from "@/lib/domain/money";
import type { historyOf } from "./detail-repository";

type History = Awaited<ReturnType<typeof historyOf>>;

/** One line of a payment's history. `by` is a colleague's name, or absent where the customer or the platform acted. */
export type TimelineEntry = {
  readonly id: string;
  readonly at: Date;
  readonly by?: string;
} & (
  | {
      readonly kind: "event";
      readonly name: string;
      readonly amount: Money;
      readonly success: boolean;
      readonly event: number;
    }
  | {
      readonly kind: "step";
      readonly action: string;
      readonly amount?: Money;
      readonly reason?: string;
      readonly platformCode?: string;
    }
  | { readonly kind: "note"; readonly text: string }
);

/** Platform events, own steps from the audit log and notes in one stream, newest first. */
export function timelineOf(history: History, names: ReadonlyMap<string, string>): TimelineEntry[] {
  const named = (id: string | null) => {
    const name = id ? names.get(id) : undefined;
    return name ? { by: name } : {};
  };
  const author = new Map(history.operations.map((operation) => [operation.id, operation.createdBy]));
  const events = history.events.map((event, index) => ({
    kind: "event" as const,
    id: `event-${event.name}-${event.pspReference}`,
    at: event.at,
    name: event.name,
    amount: eventAmount(event),
    success: event.success,
    event: index,
    ...named(author.get(event.idempotencyKey ?? "") ?? null),
  }));
  const notes = history.notes.map((note) => ({
    kind: "note" as const,
    id: `note-${note.id}`,
    at: note.createdAt,
    text: note.text,
    ...named(note.authorId),
  }));
  const steps = history.audit
    .filter(({ action }) => STEP.test(action))
    .map((row) => ({ ...stepOf(row, history), ...named(row.actorId) }));
  return [...events, ...notes, ...steps].sort((a, b) => b.at.getTime() - a.at.getTime());
}

// What was done shows as the platform's own event; what was asked, refused or left open only our side knows.
const STEP = /^payment\.(capture|refund|cancel)\.(requested|refused|unknown|needs_review|reviewed)$/;

function stepOf(row: History["audit"][number], history: History): TimelineEntry {
  const details = isRecord(row.details) ? row.details : {};
  const operation = history.operations.find(({ id }) => id === details["operation"]);
  const code = details["platformCode"];
  const reviewed = row.action.endsWith("reviewed");
  const verdict = reviewed && details["state"] === "failed" ? "_not_done" : "";
  const decided = reviewed && operation ? history.verdicts.get(operation.id) : undefined;
  return {
    kind: "step",
    id: `step-${row.seq}`,
    at: row.at,
    action: `${row.action.replace(/^payment\./, "")}${verdict}`,
    ...(decided ? { reason: decided } : {}),
    ...(operation?.amountMinor ? { amount: amountOf(operation.amountMinor, operation.currency) } : {}),
    ...(operation?.reason && row.action.endsWith("requested") ? { reason: operation.reason } : {}),
    ...(typeof code === "string" && !reviewed ? { platformCode: code } : {}),
  };
}

/** The amount of a kept event of the platform. */
export function eventAmount(event: { amountMinor: number; currency: string }): Money {
  return amountOf(event.amountMinor, event.currency);
}

function amountOf(minor: number, currency: string): Money {
  return money(minor, currencyOf(currency));
}

function currencyOf(text: string): Currency {
  if (!isCurrency(text)) throw new Error(`unknown currency ${text}`);
  return text;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
