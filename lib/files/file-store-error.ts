export type FileStoreProblem = "storage_full" | "storage_unavailable" | "file_missing";

/** What a store could not do. The codes have sentences of their own (lib/i18n/messages/…/failures.json). */
export class FileStoreError extends Error {
  override readonly name = "FileStoreError";
  constructor(
    readonly problem: FileStoreProblem,
    cause?: unknown,
  ) {
    super(`the store of files: ${problem}`, { cause });
  }
}
