/** What no text of the database can hold: NUL, and half of a pair of UTF-16. */
const UNKEEPABLE = /\0|\p{Surrogate}/u;

/** Names of the fields whose text, at whatever depth, the database cannot keep. Bytes are no text. */
export function unkeepableFields(input: unknown, path: readonly string[] = []): string[] {
  if (typeof input === "string") return UNKEEPABLE.test(input) ? [path.join(".")] : [];
  if (typeof input !== "object" || input === null || ArrayBuffer.isView(input)) return [];
  return Object.entries(input).flatMap(([name, value]) =>
    UNKEEPABLE.test(name) ? [path.join(".")] : unkeepableFields(value, [...path, name]),
  );
}
