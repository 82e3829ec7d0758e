/** Regular expressions like this one, each with one fault, as they are written in a source. */
export function changedPatterns(pattern: string, flags: string): string[] {
  const wrong = [...withoutAnchors(pattern), ...piecesOf(pattern).flatMap((piece) => faults(pattern, piece))];
  return [...new Set(wrong)]
    .filter((one) => one !== pattern && isPattern(one, flags))
    .map((one) => `/${one}/${flags}`);
}

function withoutAnchors(pattern: string): string[] {
  const ends = /(^|[^\\])\$$/.test(pattern);
  return [...(pattern.startsWith("^") ? [pattern.slice(1)] : []), ...(ends ? [pattern.slice(0, -1)] : [])];
}

type Piece = { readonly at: number; readonly text: string; readonly inClass: boolean };

/** Escapes, brackets and quantifiers, each as one piece; other characters alone. */
function piecesOf(pattern: string): Piece[] {
  const pieces: Piece[] = [];
  let inClass = false;
  for (const { 0: text, index: at } of pattern.matchAll(
    /\\u[\da-f]{4}|\\.|\(\?<?[:=!]|\[\^?|\{\d+,?\d*\}|./gisu,
  )) {
    pieces.push({ at, text, inClass });
    if (text.startsWith("[") && !inClass) inClass = true;
    else if (text === "]") inClass = false;
  }
  return pieces;
}

const OTHER_CLASS: Record<string, string> = {
  "\\d": "\\D",
  "\\D": "\\d",
  "\\w": "\\W",
  "\\s": "\\S",
  "[": "[^",
  "[^": "[",
  "(?!": "(?=",
  "(?=": "(?!",
};

function faults(pattern: string, { at, text, inClass }: Piece): string[] {
  const put = (other: string) => pattern.slice(0, at) + other + pattern.slice(at + text.length);
  const other = OTHER_CLASS[text];
  if (other !== undefined && (!inClass || text.startsWith("\\"))) return [put(other)];
  const isQuantifier = !inClass && at > 0 && /^(?:[*+?]|\{.+\})$/.test(text);
  return isQuantifier ? [put("")] : [];
}

function isPattern(pattern: string, flags: string): boolean {
  try {
    new RegExp(pattern, flags);
    return true;
  } catch {
    return false;
  }
}
