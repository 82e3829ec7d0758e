import { createHash } from "node:crypto";
import type { Bucket } from "@/lib/files-configuration";
import { checkKey } from "../check-key";
import type { FileStore, StoredFile } from "../store-contract";
import { askBucket } from "./ask-bucket";
import { inParts } from "./in-parts";
import { textsOf } from "./read-answer";
import { abandon, writeParts } from "./write-parts";

/** Buckets take no smaller parts (but for the last one), and 10 000 of them: files up to 80 GB, eight megabytes of memory. */
const PART_BYTES = 8 * 1024 * 1024;

/** Files in a bucket that speaks S3. Memory is bounded by one part, however long a file. */
export function bucketStore(bucket: Bucket, partBytes = PART_BYTES): FileStore {
  return {
    write: async (key, chunks) => {
      const counted = count(chunks);
      const parts = inParts(counted.chunks, partBytes)[Symbol.asyncIterator]();
      const first = await parts.next();
      const second = first.done ? first : await parts.next();
      if (!second.done) {
        await writeParts(bucket, checkKey(key), together([first.value, second.value], parts));
        return counted.stored();
      }
      const body = first.done ? new Uint8Array() : first.value;
      const reply = await askBucket(bucket, { method: "PUT", key: checkKey(key), body });
      for await (const _ of reply.body);
      return counted.stored();
    },
    read: async (key) => (await askBucket(bucket, { method: "GET", key: checkKey(key) })).body,
    remove: async (key) => {
      const reply = await askBucket(bucket, { method: "DELETE", key: checkKey(key) });
      for await (const _ of reply.body);
      await abandonUploads(bucket, { prefix: key }, (upload) => upload.key === key);
    },
    sweep: (before) =>
      abandonUploads(bucket, {}, ({ key, begun }) => isOurs(key) && begun < before.getTime()),
  };
}

async function* together(
  first: readonly Uint8Array[],
  rest: AsyncIterator<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  try {
    yield* first;
    for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value;
  } finally {
    await rest.return?.();
  }
}

function count(chunks: AsyncIterable<Uint8Array>): {
  chunks: AsyncIterable<Uint8Array>;
  stored: () => StoredFile;
} {
  const hash = createHash("sha256");
  let bytes = 0;
  async function* counted() {
    for await (const chunk of chunks) {
      hash.update(chunk);
      bytes += chunk.byteLength;
      yield chunk;
    }
  }
  return { chunks: counted(), stored: () => ({ bytes, sha256: hash.digest("hex") }) };
}

type Upload = { readonly key: string; readonly begun: number };

/** Of the oldest thousand uploads that never ended: the next night takes the rest. */
async function abandonUploads(
  bucket: Bucket,
  among: { readonly prefix?: string },
  which: (upload: Upload) => boolean,
): Promise<number> {
  const reply = await askBucket(bucket, { method: "GET", key: "", query: { uploads: "", ...among } });
  const xml = await reply.text();
  const [keys, ids, begun] = ["Key", "UploadId", "Initiated"].map((name) => textsOf(xml, name));
  let swept = 0;
  for (const [at, key] of (keys ?? []).entries()) {
    const id = ids?.[at];
    if (!id || !which({ key, begun: Date.parse(begun?.[at] ?? "") })) continue;
    await abandon(bucket, key, id);
    swept += 1;
  }
  return swept;
}

/** Others may keep things in the same bucket. */
function isOurs(key: string): boolean {
  try {
    return checkKey(key) === key;
  } catch {
    return false;
  }
}
