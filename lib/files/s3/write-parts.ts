import { escapeXml } from "@/lib/domain/xml-text";
import type { Bucket } from "@/lib/files-configuration";
import { FileStoreError } from "../file-store-error";
import { askBucket } from "./ask-bucket";
import { textsOf } from "./read-answer";

/**
 * A file in several parts, of which the bucket makes one at the end: until then nobody sees it. When the parts break off, the bucket is
 * told to throw them away.
 */
export async function writeParts(
  bucket: Bucket,
  key: string,
  parts: AsyncIterable<Uint8Array>,
): Promise<void> {
  const begun = await askBucket(bucket, { method: "POST", key, query: { uploads: "" } });
  const [uploadId] = textsOf(await begun.text(), "UploadId");
  if (!uploadId) throw new FileStoreError("storage_unavailable");
  try {
    const tags: string[] = [];
    for await (const body of parts) {
      const query = { partNumber: String(tags.length + 1), uploadId };
      const reply = await askBucket(bucket, { method: "PUT", key, query, body });
      for await (const _ of reply.body);
      tags.push(reply.header("etag") ?? "");
    }
    await complete(bucket, key, uploadId, tags);
  } catch (error) {
    await abandon(bucket, key, uploadId).catch(() => undefined);
    throw error;
  }
}

async function complete(
  bucket: Bucket,
  key: string,
  uploadId: string,
  tags: readonly string[],
): Promise<void> {
  const parts = tags.map(
    (tag, at) => `<Part><PartNumber>${at + 1}</PartNumber><ETag>${escapeXml(tag)}</ETag></Part>`,
  );
  const body = new TextEncoder().encode(
    `<CompleteMultipartUpload>${parts.join("")}</CompleteMultipartUpload>`,
  );
  const reply = await askBucket(bucket, { method: "POST", key, query: { uploadId }, body });
  // A bucket may say 200 before it is done, and what went wrong afterwards.
  if (textsOf(await reply.text(), "ETag").length === 0) throw new FileStoreError("storage_unavailable");
}

export async function abandon(bucket: Bucket, key: string, uploadId: string): Promise<void> {
  const reply = await askBucket(bucket, { method: "DELETE", key, query: { uploadId } });
  for await (const _ of reply.body);
}
