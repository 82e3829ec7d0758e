import "server-only";
import { randomBytes } from "node:crypto";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { SFTPWrapper, Stats } from "ssh2";
import { ServerRefuses } from "./server-refuses";

export type FileToPut = { name: string; bytes: number; chunks: AsyncIterable<Uint8Array> };

// As the protocol numbers them.
const NO_SUCH_FILE = 2;
const PERMISSION_DENIED = 3;

/**
 * Puts a file into a folder of the server: under a name of its own until all of it is there, then under its own, in place of one that
 * was there before. What reads the folder never finds half a file.
 * @throws ServerRefuses, or what the chunks throw
 */
export async function putFile(sftp: SFTPWrapper, folder: string, file: FileToPut): Promise<void> {
  await checkFolder(sftp, folder);
  const place = (name: string) => (folder === "" ? name : `${folder.replace(/\/$/, "")}/${name}`);
  const unfinished = place(`.${randomBytes(8).toString("hex")}.part`);
  try {
    await write(sftp, unfinished, file);
    const { size } = await stat(sftp, unfinished);
    if (size !== file.bytes) throw new ServerRefuses("sftp_not_written");
    await rename(sftp, unfinished, place(file.name));
  } catch (error) {
    await remove(sftp, unfinished).catch(() => undefined);
    throw error;
  }
}

/** Tries all that a delivery does with a few bytes, and leaves nothing behind. @throws ServerRefuses */
export async function tryFolder(sftp: SFTPWrapper, folder: string): Promise<void> {
  const text = Buffer.from("A try of the connection.\n");
  const name = `.${randomBytes(8).toString("hex")}.try`;
  await putFile(sftp, folder, { name, bytes: text.length, chunks: Readable.from([text]) });
  await remove(sftp, folder === "" ? name : `${folder.replace(/\/$/, "")}/${name}`).catch(() => undefined);
}

async function checkFolder(sftp: SFTPWrapper, folder: string): Promise<void> {
  const found = await stat(sftp, folder === "" ? "." : folder).catch((error: unknown) => {
    const denied = codeOf(error) === PERMISSION_DENIED;
    throw new ServerRefuses(denied ? "sftp_folder_refused" : missingOr(error), undefined, error);
  });
  if (!found.isDirectory()) throw new ServerRefuses("sftp_folder_missing");
}

const missingOr = (error: unknown) => (codeOf(error) === NO_SUCH_FILE ? "sftp_folder_missing" : "sftp_broke");

async function write(sftp: SFTPWrapper, path: string, { chunks }: FileToPut): Promise<void> {
  let ours: unknown;
  const watched = async function* () {
    try {
      yield* chunks;
    } catch (error) {
      ours = error;
      throw error;
    }
  };
  try {
    await pipeline(watched, sftp.createWriteStream(path, { flags: "wx", mode: 0o640 }));
  } catch (error) {
    if (ours !== undefined) throw ours;
    const code = codeOf(error);
    if (code === PERMISSION_DENIED) throw new ServerRefuses("sftp_folder_refused", undefined, error);
    throw new ServerRefuses(code === undefined ? "sftp_broke" : "sftp_not_written", undefined, error);
  }
}

/** In one step where the server can replace a file; else the former one goes first, as the protocol's own way demands. */
async function rename(sftp: SFTPWrapper, from: string, to: string): Promise<void> {
  const atOnce = await done((told) => sftp.ext_openssh_rename(from, to, told)).then(
    () => true,
    () => false,
  );
  if (atOnce) return;
  await remove(sftp, to).catch(() => undefined);
  await done((told) => sftp.rename(from, to, told)).catch((error: unknown) => {
    throw new ServerRefuses("sftp_not_written", undefined, error);
  });
}

const remove = (sftp: SFTPWrapper, path: string) => done((told) => sftp.unlink(path, told));

function stat(sftp: SFTPWrapper, path: string): Promise<Stats> {
  return new Promise((resolve, reject) =>
    sftp.stat(path, (error, stats) => (error ? reject(error) : resolve(stats))),
  );
}

function done(call: (told: (error?: Error | null) => void) => void): Promise<void> {
  return new Promise((resolve, reject) => call((error) => (error ? reject(error) : resolve())));
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && "code" in error && typeof error.code === "number" ? error.code : undefined;
}
