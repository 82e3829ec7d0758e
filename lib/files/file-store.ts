import "server-only";
import { env } from "@/lib/env";
import { folderStore } from "./folder-store";
import { bucketStore } from "./s3/bucket-store";
import type { FileStore } from "./store-contract";

let kept: FileStore | undefined;

/** The store of the configuration: a folder of this machine, or a bucket that speaks S3. */
export function fileStore(): FileStore {
  kept ??= env.filesBucket ? bucketStore(env.filesBucket) : folderStore(env.filesFolder);
  return kept;
}

/** For tests: another store. Without an argument the configured one is back. */
export function replaceFileStore(store?: FileStore): void {
  kept = store;
}
