export type StoredFile = {
  readonly bytes: number;
  /** Of the whole file, in hexadecimal. */
  readonly sha256: string;
};

/**
 * Where files lie that the portal makes. A key is a path of small letters, digits and "-", such as "exports/<company>/<id>.csv". What a
 * store cannot do it says with a FileStoreError; what the chunks themselves throw comes through as it is.
 */
export type FileStore = {
  /** The whole file or nothing: under its key it is only after its last byte is safe. What was there before is replaced. */
  readonly write: (key: string, chunks: AsyncIterable<Uint8Array>) => Promise<StoredFile>;
  /** Throws "file_missing" before the first byte where there is none. */
  readonly read: (key: string) => Promise<AsyncIterable<Uint8Array>>;
  /** The file, and what writes of it that never ended left behind. Done as well where there is none. */
  readonly remove: (key: string) => Promise<void>;
  /** Throws away what writes that never ended left behind before `before`; their number. */
  readonly sweep: (before: Date) => Promise<number>;
};
