const QUOTE = 34;
const LINE_END = 10;

/** Passes CSV lines on as they are and counts them: a line end within quotes is part of a cell. */
export async function* countLines(
  lines: AsyncIterable<Uint8Array>,
  tally: { rows: number },
): AsyncGenerator<Uint8Array> {
  let quoted = false;
  for await (const chunk of lines) {
    for (let at = 0; at < chunk.length; at += 1) {
      const byte = chunk[at];
      if (byte === QUOTE) quoted = !quoted;
      else if (byte === LINE_END && !quoted) tally.rows += 1;
    }
    yield chunk;
  }
}
