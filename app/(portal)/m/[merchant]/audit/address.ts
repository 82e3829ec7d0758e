import type { Route } from "next";
import { AUDIT_KINDS } from "@/lib/audit/audit-filter";

/** What the address of the log chooses; what can't be read in it is left out. */
export type AuditAddress = {
  person?: string;
  kind?: (typeof AUDIT_KINDS)[number];
  subject?: string;
  from?: string;
  to?: string;
  failed?: true;
  after?: string;
};

type Query = Record<string, string | string[] | undefined>;

export function parseAudit(query: Query): AuditAddress {
  const one = (name: string) => {
    const value = query[name];
    return (Array.isArray(value) ? value[0] : value)?.trim() ?? "";
  };
  const fitting = (name: string, form: RegExp) => (form.test(one(name)) ? one(name) : undefined);
  const chosen = {
    person: fitting("person", /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/),
    kind: AUDIT_KINDS.find((kind) => kind === one("kind")),
    subject: one("subject").replaceAll("\0", "").slice(0, 200) || undefined,
    from: realDay(fitting("from", DAY)),
    to: realDay(fitting("to", DAY)),
    failed: one("failed") === "1" ? (true as const) : undefined,
    after: fitting("after", /^\d{1,15}\.\d{1,15}$/),
  };
  return Object.fromEntries(Object.entries(chosen).filter(([, value]) => value !== undefined));
}

/** The same log with another choice: it begins on its first page. */
export function auditHref(merchant: string, address: AuditAddress): Route {
  const entries = Object.entries(address).map(([name, value]) => [name, value === true ? "1" : value]);
  const query = new URLSearchParams(entries).toString();
  return `/m/${merchant}/audit${query ? `?${query}` : ""}` as Route;
}

const DAY = /^20\d\d-\d\d-\d\d$/;

function realDay(day: string | undefined): string | undefined {
  if (!day) return undefined;
  const read = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(read.getTime()) && read.toISOString().startsWith(day) ? day : undefined;
}
