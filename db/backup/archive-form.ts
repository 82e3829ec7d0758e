import { createHmac, hkdfSync } from "node:crypto";

/*
 * An archive: these bytes, then frames of one byte that says what they are, four of length, and their content. The last is the
 * seal, a fingerprint of all before it under a key that derives from SECRETS_KEY: what was cut off, altered or made by others is
 * known by it. SECRETS_KEY itself is never in it.
 */
export const BEGINNING = Buffer.from("merchant-portal archive 1\n");

export const FRAME = { header: 72, table: 84, data: 68, end: 69, manifest: 77, seal: 83 } as const;

/** No frame is longer; what says so is no frame. */
export const MOST_BYTES = 8 * 1024 * 1024;

/** What stands first: enough to decide whether this portal can take it. Times in ISO 8601. */
export type Header = {
  readonly form: 1;
  /** The moment of which the data is. */
  readonly takenAt: string;
  /** PostgreSQL's version number, as `server_version_num`. */
  readonly server: number;
  /** Fingerprints of the migrations that the database had, in order. */
  readonly migrations: readonly string[];
  /** Name of the key that seals it, and by what its value is known. */
  readonly keyId: string;
  readonly keyMark: string;
  /** Whether the data is a demonstration's, which is not filled in again. */
  readonly demonstration: boolean;
};

export type TableHead = { readonly name: string; readonly columns: readonly string[] };
/** Of the rows as COPY writes them, before they were compressed. */
export type TableEnd = { readonly rows: number; readonly bytes: number; readonly sha256: string };

/** What stands last before the seal. */
export type Manifest = {
  readonly tables: readonly (TableHead & TableEnd)[];
  /** Last value of each sequence, and where it is missing, none was drawn. */
  readonly sequences: Readonly<Record<string, string>>;
  /** Keys of files that the portal made and that lie in its file store, not in here. */
  readonly files: readonly string[];
};

export type ArchiveKey = { readonly id: string; readonly key: Buffer; readonly mark: string };

/** `secretsKey` in Base64, as configured. */
export function archiveKey(id: string, secretsKey: string): ArchiveKey {
  const key = Buffer.from(hkdfSync("sha256", Buffer.from(secretsKey, "base64"), "", "portal archives", 32));
  const mark = createHmac("sha256", key).update("which key this is").digest("hex").slice(0, 16);
  return { id, key, mark };
}
