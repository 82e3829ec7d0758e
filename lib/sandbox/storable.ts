// A backslash escape that JSON.stringify made: of NUL, or of half a surrogate pair.
const UNSTORABLE = /(?<!\\)(?:\\\\)*\\u(?:0000|d[89a-f][0-9a-f]{2})/;

/** False for text that PostgreSQL cannot keep: with the character NUL, or with half a character. */
export function isStorable(json: unknown): boolean {
  return !UNSTORABLE.test(JSON.stringify(json) ?? "");
}
