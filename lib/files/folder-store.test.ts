import { createHash } from "node:crypto";
import type * as files from "node:fs/promises";
import { mkdtemp, readdir, readFile, rm, stat, symlink, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { folderStore } from "./folder-store";
import type { FileStore } from "./store-contract";

// The real thing, but for a disk that may be full after so many bytes.
const disk = vi.hoisted(() => ({ left: Number.POSITIVE_INFINITY }));
vi.mock("node:fs/promises", async (original) => {
  const real = await original<typeof files>();
  const open: typeof real.open = async (...call) => {
    const file = await real.open(...call);
    const write = file.writeFile.bind(file);
    file.writeFile = async (data, ...rest) => {
      disk.left -= Buffer.byteLength(data as Uint8Array);
      if (disk.left < 0) throw Object.assign(new Error("no space left on device"), { code: "ENOSPC" });
      return write(data, ...rest);
    };
    return file;
  };
  return { ...real, open };
});

let root = "";
let store: FileStore;
const KEY = "exports/11111111-1111-4111-8111-111111111111/list.csv";

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "portal-files-"));
  store = folderStore(root);
});
afterEach(async () => {
  disk.left = Number.POSITIVE_INFINITY;
  await rm(root, { recursive: true, force: true });
});

async function* chunks(...texts: string[]): AsyncGenerator<Uint8Array> {
  for (const text of texts) yield Buffer.from(text);
}
async function whole(key: string): Promise<string> {
  const parts: Uint8Array[] = [];
  for await (const part of await store.read(key)) parts.push(part);
  return Buffer.concat(parts).toString();
}
const unfinished = () => readdir(join(root, ".unfinished"));

describe("files in a folder", () => {
  it("are read as they were written, with their length and their digest", async () => {
    const sha256 = createHash("sha256").update("one,two\n").digest("hex");
    expect(await store.write(KEY, chunks("one,", "", "two\n"))).toEqual({ bytes: 8, sha256 });
    expect(await whole(KEY)).toBe("one,two\n");
    expect(await unfinished()).toEqual([]);
  });

  it("are nobody else's to read", async () => {
    await store.write(KEY, chunks("x"));
    const modeOf = async (path: string) => (await stat(join(root, path))).mode & 0o777;
    expect(await modeOf(KEY)).toBe(0o600);
    expect(await modeOf("exports")).toBe(0o700);
  });

  it("are replaced whole: who reads sees the former or the new one", async () => {
    await store.write(KEY, chunks("former"));
    let during = "";
    async function* slow() {
      yield Buffer.from("new ");
      during = await whole(KEY);
      yield Buffer.from("one");
    }
    await store.write(KEY, slow());
    expect([during, await whole(KEY)]).toEqual(["former", "new one"]);
  });

  it("never stay half when what is written breaks off, whose own fault comes through", async () => {
    async function* broken() {
      yield Buffer.from("half");
      throw new Error("the database went away");
    }
    await expect(store.write(KEY, broken())).rejects.toThrow("the database went away");
    await expect(store.read(KEY)).rejects.toMatchObject({ problem: "file_missing" });
    expect(await unfinished()).toEqual([]);
  });

  it("leave nothing behind on a full disk", async () => {
    disk.left = 5;
    await expect(store.write(KEY, chunks("12345", "6"))).rejects.toMatchObject({ problem: "storage_full" });
    expect(await unfinished()).toEqual([]);
    await expect(store.read(KEY)).rejects.toMatchObject({ problem: "file_missing" });
  });

  it("say that the folder cannot be used where it is something else", async () => {
    await writeFile(join(root, "exports"), "a file");
    await expect(store.write(KEY, chunks("x"))).rejects.toMatchObject({ problem: "storage_unavailable" });
  });

  it("are removed, twice as well as once", async () => {
    await store.write(KEY, chunks("x"));
    await store.remove(KEY);
    await store.remove(KEY);
    await expect(store.read(KEY)).rejects.toMatchObject({ problem: "file_missing" });
  });

  it("are removed with what is half written of them, and with nothing of another", async () => {
    await store.write("exports/other/list.csv", chunks("other"));
    async function* brokenOff() {
      yield Buffer.from("half");
      const [left, ...more] = await unfinished();
      expect([left?.length, more]).toEqual([69, []]);
      await store.remove("exports/other/list.csv");
      expect(await unfinished()).toEqual([left]);
      await store.remove(KEY);
      expect(await unfinished()).toEqual([]);
    }
    await expect(store.write(KEY, brokenOff())).rejects.toMatchObject({ problem: "file_missing" });
    await expect(store.read(KEY)).rejects.toMatchObject({ problem: "file_missing" });
  });

  it("that nobody finished are swept once they are old; one that is being written stays", async () => {
    await store.write(KEY, chunks("kept"));
    const left = join(root, ".unfinished", "left-by-a-killed-worker");
    await writeFile(left, "half a file");
    await utimes(left, 1_000, 1_000);
    await writeFile(join(root, ".unfinished", "growing"), "half a file");
    expect(await store.sweep(new Date(2_000_000))).toBe(1);
    expect(await unfinished()).toEqual(["growing"]);
    expect(await whole(KEY)).toBe("kept");
  });

  it.each([
    "../outside.csv",
    "exports/../../outside.csv",
    "/etc/passwd",
    "exports//x.csv",
    "exports/.hidden",
    ".unfinished/x",
    "exports\\x.csv",
    "exports/x\0.csv",
    "exports/Ø.csv",
    "alone.csv",
    `exports/${"x".repeat(300)}`,
    "",
  ])("are never under the key %j", async (key) => {
    await expect(store.write(key, chunks("x"))).rejects.toThrow(RangeError);
    await expect(store.read(key)).rejects.toThrow(RangeError);
    await expect(store.remove(key)).rejects.toThrow(RangeError);
  });

  it("replace a link that someone put in their place, and write nothing where it leads", async () => {
    const outside = join(root, "outside");
    await writeFile(outside, "untouched");
    await store.write(KEY, chunks("x"));
    await store.remove(KEY);
    await symlink(outside, join(root, KEY));
    await store.write(KEY, chunks("ours"));
    expect([await readFile(outside, "utf8"), await whole(KEY)]).toEqual(["untouched", "ours"]);
  });
});
