const METADATA = /"metadata"\s*:\s*\{((?:[^"}]|"(?:[^"\\]|\\.)*")*)\}/;
const KEY = /"((?:[^"\\]|\\.)*)"\s*:/g;

/** A key that stands twice in `metadata`: parsing JSON would drop the first one without a word. */
export function repeatedMetadataKey(text: string): string | undefined {
  const inside = METADATA.exec(text)?.[1] ?? "";
  const keys = [...inside.matchAll(KEY)].map((match) => match[1] ?? "");
  return keys.find((key, index) => keys.indexOf(key) !== index);
}
