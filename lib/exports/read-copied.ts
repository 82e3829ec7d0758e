import { StringDecoder } from "node:string_decoder";

/** Rows in the database's own text form (COPY): a row per line, values between tabs, \N for null. */
export async function* readCopied(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<(string | null)[]> {
  const decoder = new StringDecoder("utf8");
  let rest = "";
  for await (const chunk of chunks) {
    const text = rest + decoder.write(Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength));
    const end = text.lastIndexOf("\n") + 1;
    rest = text.slice(end);
    if (end === 0) continue;
    for (const line of text.slice(0, end - 1).split("\n")) yield line.split("\t").map(readValue);
  }
}

function readValue(written: string): string | null {
  if (!written.includes("\\")) return written;
  if (written === "\\N") return null;
  return written.replace(/\\(.)/g, (_, sign: string) => SIGNS[sign] ?? sign);
}

const SIGNS: Record<string, string> = { b: "\b", f: "\f", n: "\n", r: "\r", t: "\t", v: "\v" };
