/** Small enough to be handed on soon, large enough not to cost more than what is in it. */
const CHUNK = 64 * 1024;

/** Who writes many short lines hands on so many signs of them in one piece: each hand-over costs more than a line. */
export const AT_ONCE = 16 * 1024;

/** Pieces of text as UTF-8, gathered into chunks. */
export async function* encodeText(pieces: AsyncIterable<string>): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  let gathered = "";
  for await (const piece of pieces) {
    gathered += piece;
    if (gathered.length < CHUNK) continue;
    yield encoder.encode(gathered);
    gathered = "";
  }
  if (gathered) yield encoder.encode(gathered);
}
