/** Text that is HTML already. Only {@link html} makes it, so whatever else gets into a page is escaped. */
export class Html {
  constructor(readonly text: string) {}
}

type Part = Html | string | number | boolean | null | undefined | readonly Part[];

/** Writes HTML around values: texts are escaped, lists joined, and what is nothing is left out. */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Html {
  const written = parts.map((part, at) => write(part) + (strings[at + 1] ?? ""));
  return new Html((strings[0] ?? "") + written.join(""));
}

function write(part: Part): string {
  if (part instanceof Html) return part.text;
  if (Array.isArray(part)) return part.map(write).join("");
  if (part === null || part === undefined || typeof part === "boolean") return "";
  return String(part).replace(/[&<>"'`]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

/** An attribute without a value where `on`, else nothing. */
export function flag(name: "required" | "checked" | "selected" | "autofocus", on: boolean): Html {
  return new Html(on ? ` ${name}` : "");
}
