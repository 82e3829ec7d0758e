import { createHash, randomUUID } from "node:crypto";
import { type FileHandle, mkdir, open, readdir, rename, rm, stat } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { checkKey } from "./check-key";
import { FileStoreError } from "./file-store-error";
import type { FileStore, StoredFile } from "./store-contract";

/** Where unfinished files are: no key begins with a dot, so none is ever read from here. */
const UNFINISHED = ".unfinished";

// Exports hold names and phone numbers: nobody but the portal's own user of the machine reads them.
const FOLDER_MODE = 0o700;
const FILE_MODE = 0o600;

/** Every unfinished file of a key begins with this. */
const beginningOf = (key: string) => `${createHash("sha256").update(key).digest("hex").slice(0, 32)}-`;

/** Files in a folder: written under a name of their own, brought to the disk, and only then called by their key. */
export function folderStore(folder: string): FileStore {
  const root = resolve(folder);
  const pathOf = (key: string) => join(root, checkKey(key));
  return {
    write: async (key, chunks) => {
      const path = pathOf(key);
      const unfinished = join(root, UNFINISHED, beginningOf(key) + randomUUID());
      await told(() => makeFolders(dirname(path), dirname(unfinished)));
      try {
        const stored = await writeWhole(unfinished, chunks);
        await told(() => rename(unfinished, path));
        await told(() => toDisk(dirname(path)));
        return stored;
      } catch (error) {
        await rm(unfinished, { force: true }).catch(() => undefined);
        throw error;
      }
    },
    read: async (key) => {
      const file = await told(() => open(pathOf(key), "r"));
      return file.createReadStream({ highWaterMark: 256 * 1024 });
    },
    remove: async (key) => {
      await told(() => rm(pathOf(key), { force: true }));
      await told(() => sweepFolder(join(root, UNFINISHED), { beginning: beginningOf(key) }));
    },
    sweep: (before) => told(() => sweepFolder(join(root, UNFINISHED), { before })),
  };
}

async function makeFolders(...folders: readonly string[]): Promise<void> {
  for (const folder of folders) await mkdir(folder, { recursive: true, mode: FOLDER_MODE });
}

async function writeWhole(path: string, chunks: AsyncIterable<Uint8Array>): Promise<StoredFile> {
  const hash = createHash("sha256");
  let bytes = 0;
  const file = await told(() => open(path, "wx", FILE_MODE));
  try {
    for await (const chunk of chunks) {
      await told(() => file.writeFile(chunk));
      hash.update(chunk);
      bytes += chunk.byteLength;
    }
    await told(() => file.sync());
  } finally {
    await told(() => file.close());
  }
  return { bytes, sha256: hash.digest("hex") };
}

/** The name itself has to reach the disk too, not only what is behind it. */
async function toDisk(folder: string): Promise<void> {
  let opened: FileHandle | undefined;
  try {
    opened = await open(folder, "r");
    await opened.sync();
  } finally {
    await opened?.close();
  }
}

type Which = { readonly before?: Date; readonly beginning?: string };

async function sweepFolder(folder: string, { before, beginning = "" }: Which): Promise<number> {
  const names = await readdir(folder).catch(() => []);
  let swept = 0;
  for (const name of names.filter((one) => one.startsWith(beginning))) {
    const path = join(folder, name);
    const found = await stat(path).catch(() => undefined);
    // Whatever still grows was changed just now.
    if (!found || (before && found.mtime >= before)) continue;
    await rm(path, { force: true });
    swept += 1;
  }
  return swept;
}

const FULL: ReadonlySet<unknown> = new Set(["ENOSPC", "EDQUOT", "EFBIG"]);

/** What the machine says of files, in the store's words. */
async function told<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof RangeError) throw error;
    const code: unknown = error instanceof Error ? Reflect.get(error, "code") : undefined;
    if (code === "ENOENT") throw new FileStoreError("file_missing", error);
    throw new FileStoreError(FULL.has(code) ? "storage_full" : "storage_unavailable", error);
  }
}
