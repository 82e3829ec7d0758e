import type { Scope } from "@/lib/access/use-case";

/** The page of a link, for whoever asked. */
export function pageOf({ caller }: Scope, id: string): string {
  return caller.kind === "person" ? `/m/${caller.merchantSlug}/links/${id}` : "/";
}
