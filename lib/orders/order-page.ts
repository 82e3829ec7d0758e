import type { Scope } from "@/lib/access/use-case";

/** The page of an order, for whoever asked; without an order the page of all. */
export function pageOf({ caller }: Scope, id?: string): string {
  if (caller.kind !== "person") return "/";
  return `/m/${caller.merchantSlug}/orders${id ? `/${id}` : ""}`;
}
