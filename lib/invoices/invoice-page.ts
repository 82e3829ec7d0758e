import type { Scope } from "@/lib/access/use-case";

/** The page of an invoice, for whoever asked. */
export function pageOf({ caller }: Scope, id?: string): string {
  if (caller.kind !== "person") return "/";
  return `/m/${caller.merchantSlug}/invoices${id ? `/${id}` : ""}`;
}
