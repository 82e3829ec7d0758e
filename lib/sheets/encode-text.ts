/** Small enough to be handed on soon, large enough not to cost more than what is in it. */
const CHUNK = 64 * 1024;

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
