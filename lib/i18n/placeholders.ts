/** The names of the values that an ICU message takes, sorted, each once. Only tests ask. */
export function placeholdersOf(message: string): string[] {
  const found = new Set<string>();
  readMessage(message, 0, found);
  return [...found].sort();
}

/** Reads text until the brace that closes it; returns the index behind that brace. */
function readMessage(text: string, start: number, found: Set<string>): number {
  let index = start;
  while (index < text.length && text[index] !== "}") {
    index = text[index] === "{" ? readArgument(text, index + 1, found) : index + 1;
  }
  return index + 1;
}

function readArgument(text: string, start: number, found: Set<string>): number {
  const name = /^\s*(\w+)\s*/.exec(text.slice(start));
  if (name?.[1]) found.add(name[1]);
  let index = start + (name?.[0].length ?? 0);
  while (index < text.length && text[index] !== "}") {
    index = text[index] === "{" ? readMessage(text, index + 1, found) : index + 1;
  }
  return index + 1;
}
