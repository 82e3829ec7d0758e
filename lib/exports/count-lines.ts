const QUOTE = 34;
const LINE_END = 10;

/**
 * Passes CSV lines on as they are and counts them: a line end within quotes is part of a cell. It leaps from quote to quote and from line
 * end to line end: looking at each byte of a hundred megabytes took half a second.
 */
export async function* countLines(
  lines: AsyncIterable<Uint8Array>,
  tally: { rows: number },
): AsyncGenerator<Uint8Array> {
  let quoted = false;
  for await (const chunk of lines) {
    const bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    let at = 0;
    for (;;) {
      const quote = bytes.indexOf(QUOTE, at);
      if (!quoted) tally.rows += lineEnds(bytes, at, quote < 0 ? bytes.length : quote);
      if (quote < 0) break;
      quoted = !quoted;
      at = quote + 1;
    }
    yield chunk;
  }
}

function lineEnds(bytes: Buffer, from: number, to: number): number {
  let found = 0;
  for (let at = bytes.indexOf(LINE_END, from); at >= 0 && at < to; at = bytes.indexOf(LINE_END, at + 1))
    found += 1;
  return found;
}
