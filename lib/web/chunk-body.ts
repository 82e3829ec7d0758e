/** Pieces of a file as the body of an answer, made as fast as they are read. Whoever leaves, however early, ends the making. */
export function chunkBody(chunks: AsyncIterable<Uint8Array>): ReadableStream<Uint8Array> {
  const parts = chunks[Symbol.asyncIterator]();
  return new ReadableStream({
    pull: async (body) => {
      const part = await parts.next();
      if (part.done) body.close();
      else body.enqueue(part.value);
    },
    cancel: async () => void (await parts.return?.()),
  });
}
