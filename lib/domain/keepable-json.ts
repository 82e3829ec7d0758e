// NUL and halves of characters can be written in JSON, but the database keeps neither. Both are escapes once the text is written
// anew, behind backslashes that are themselves escaped.
const UNKEEPABLE = /(?<!\\)((?:\\\\)*)\\u(?:0000|d[89a-f][0-9a-f]{2})/g;

/** JSON as a value that the database can keep: what it cannot becomes U+FFFD. @throws SyntaxError where it is no JSON. */
export function parseKeepable(text: string): unknown {
  const value: unknown = JSON.parse(text);
  // Neither can come about without an escape.
  return text.includes("\\u") ? JSON.parse(JSON.stringify(value).replace(UNKEEPABLE, "$1\\ufffd")) : value;
}
