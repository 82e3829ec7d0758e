/** The same bytes in parts of one size, the last one of what is left. */
export async function* inParts(
  chunks: AsyncIterable<Uint8Array>,
  partBytes: number,
): AsyncGenerator<Uint8Array> {
  let gathered: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of chunks) {
    let rest = chunk;
    while (size + rest.byteLength >= partBytes) {
      yield Buffer.concat([...gathered, rest.subarray(0, partBytes - size)]);
      rest = rest.subarray(partBytes - size);
      [gathered, size] = [[], 0];
    }
    if (rest.byteLength === 0) continue;
    gathered.push(rest);
    size += rest.byteLength;
  }
  if (size > 0) yield Buffer.concat(gathered);
}
