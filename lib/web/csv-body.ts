import type { Readable } from "node:stream";

/** Spreadsheets take a file for UTF-8 only where it begins with this mark. */
const BYTE_ORDER_MARK = "\ufeff";

/** The heading and then the lines as the body of an answer. Whoever leaves, however early, ends the lines at once. */
export function csvBody(heading: string, lines: Readable): ReadableStream<Uint8Array> {
  const parts: AsyncIterator<Uint8Array> = lines[Symbol.asyncIterator]();
  return new ReadableStream({
    start: (body) => body.enqueue(Buffer.from(`${BYTE_ORDER_MARK}${heading}\n`, "utf8")),
    pull: async (body) => {
      const part = await parts.next();
      if (part.done) body.close();
      else body.enqueue(part.value);
    },
    // Open lines hold a connection to the database.
    cancel: () => void lines.destroy(),
  });
}
