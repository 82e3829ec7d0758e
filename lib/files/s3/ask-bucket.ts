import { createHash } from "node:crypto";
import { AwsV4Signer } from "aws4fetch";
import { Agent, request } from "undici";
import { now } from "@/lib/clock";
import type { Bucket } from "@/lib/files-configuration";
import { FileStoreError } from "../file-store-error";

export type BucketCall = {
  readonly method: "GET" | "PUT" | "POST" | "DELETE";
  /** "" asks for the bucket itself. */
  readonly key: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: Uint8Array;
};

export type BucketReply = {
  readonly status: number;
  readonly header: (name: string) => string | undefined;
  readonly body: AsyncIterable<Uint8Array>;
  readonly text: () => Promise<string>;
};

// One agent for the process. It follows no redirect: the address is the operator's and nobody else's.
const agent = new Agent({ connect: { timeout: 5_000 }, headersTimeout: 60_000, bodyTimeout: 60_000 });

const TRIES = 3;
const WAIT_MS = 300;
/** An answer that is no file is a list or a refusal. */
const MOST_SIGNS = 4_000_000;

/**
 * Asks the bucket, again after a broken connection or a fault of its own: all that is asked may be asked twice. Throws FileStoreError
 * where it refuses.
 */
export async function askBucket(bucket: Bucket, call: BucketCall): Promise<BucketReply> {
  for (let tried = 1; ; tried += 1) {
    const last = tried === TRIES;
    const reply = await ask(bucket, call).catch((error: unknown) => {
      if (last) throw new FileStoreError("storage_unavailable", error);
    });
    if (reply && reply.status < 300) return reply;
    const refused = reply && (await refusalOf(reply, call));
    if (refused && (last || reply.status < 500 || refused.problem === "storage_full")) throw refused;
    await new Promise((resolve) => setTimeout(resolve, WAIT_MS * tried));
  }
}

async function ask(bucket: Bucket, { method, key, query, body }: BucketCall): Promise<BucketReply> {
  const { endpoint, name, region, keyId, secret } = bucket;
  const url = new URL(key === "" ? `${endpoint}/${name}` : `${endpoint}/${name}/${key}`);
  for (const [field, value] of Object.entries(query ?? {})) url.searchParams.set(field, value);
  const content = createHash("sha256")
    .update(body ?? "")
    .digest("hex");
  const signed = await new AwsV4Signer({
    method,
    url: url.href,
    headers: { "x-amz-content-sha256": content },
    accessKeyId: keyId,
    secretAccessKey: secret,
    service: "s3",
    region,
    datetime: now()
      .toISOString()
      .replace(/[:-]|\.\d{3}/g, ""),
  }).sign();
  const headers = Object.fromEntries(signed.headers);
  const reply = await request(signed.url, { method, headers, body: body ?? null, dispatcher: agent });
  const header = (wanted: string) => {
    const value = reply.headers[wanted];
    return Array.isArray(value) ? value[0] : value;
  };
  const text = async () => {
    let read = "";
    for await (const part of reply.body.setEncoding("utf8")) {
      read += String(part);
      if (read.length > MOST_SIGNS) throw new FileStoreError("storage_unavailable");
    }
    return read;
  };
  return { status: reply.statusCode, header, body: reply.body, text };
}

const FULL = /<Code>(?:XMinioStorageFull|InsufficientStorage|QuotaExceeded|EntityTooLarge)<\/Code>/;

async function refusalOf(reply: BucketReply, { method, key }: BucketCall): Promise<FileStoreError> {
  const said = await reply.text().catch(() => "");
  if (method === "GET" && key !== "" && reply.status === 404) return new FileStoreError("file_missing");
  if (reply.status === 507 || FULL.test(said)) return new FileStoreError("storage_full");
  // The code alone: what a bucket says beside it may repeat the key that it was asked with.
  const code = /<Code>([A-Za-z]{1,60})<\/Code>/.exec(said)?.[1] ?? "no code";
  return new FileStoreError(
    "storage_unavailable",
    new Error(`the bucket answered ${reply.status} (${code})`),
  );
}
