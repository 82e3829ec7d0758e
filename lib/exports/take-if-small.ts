/** What is made while someone waits: a second's work, and little enough to be held. */
const MOST_ROWS = 20_000;
const MOST_BYTES = 4 * 1024 * 1024;

/** The whole file, or undefined where it is too large to wait for; then nothing more of it is read. */
export async function takeIfSmall(
  chunks: AsyncIterable<Uint8Array>,
  tally: { readonly rows: number },
): Promise<Uint8Array[] | undefined> {
  const taken: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of chunks) {
    bytes += chunk.byteLength;
    if (bytes > MOST_BYTES || tally.rows > MOST_ROWS) return undefined;
    taken.push(chunk);
  }
  return taken;
}
