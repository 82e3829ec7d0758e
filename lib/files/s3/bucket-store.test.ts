import { createHash, randomBytes } from "node:crypto";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type SmallBucket, startBucket } from "../testing/small-bucket";
import { bucketStore } from "./bucket-store";

const KEY = "exports/11111111-1111-4111-8111-111111111111/list.csv";
const PART = 64 * 1024;
let bucket: SmallBucket;

beforeEach(async () => {
  bucket = await startBucket();
});
afterEach(() => bucket.stop());

const store = (own: Partial<SmallBucket> = {}) => bucketStore({ ...bucket, ...own }, PART);

async function* chunksOf(data: Buffer, size = 10_000): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < data.length; at += size) yield data.subarray(at, at + size);
}
async function whole(): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  for await (const part of await store().read(KEY)) parts.push(part);
  return Buffer.concat(parts);
}

describe("files in a bucket", () => {
  it.each([0, 1, PART - 1, PART, PART + 1, 3 * PART, 5 * PART + 77])(
    "of %i bytes come back as they were",
    async (size) => {
      const data = randomBytes(size);
      const sha256 = createHash("sha256").update(data).digest("hex");
      expect(await store().write(KEY, chunksOf(data))).toEqual({ bytes: size, sha256 });
      expect((await whole()).equals(data)).toBe(true);
      expect(bucket.uploads.size).toBe(0);
    },
  );

  it("are refused by the bucket where the key's secret is another", async () => {
    await expect(store({ secret: "wrong" }).write(KEY, chunksOf(Buffer.from("x")))).rejects.toMatchObject({
      problem: "storage_unavailable",
      cause: { message: "the bucket answered 403 (SignatureDoesNotMatch)" },
    });
  });

  it("are not there before their last part is", async () => {
    async function* broken() {
      yield randomBytes(3 * PART);
      expect(bucket.objects.size).toBe(0);
      throw new Error("the database went away");
    }
    await expect(store().write(KEY, broken())).rejects.toThrow("the database went away");
    await expect(store().read(KEY)).rejects.toMatchObject({ problem: "file_missing" });
    expect(bucket.uploads.size).toBe(0);
  });

  it("survive a fault of the bucket in the middle: the part is sent again", async () => {
    bucket.orders.push({ status: 503, code: "SlowDown", when: /partNumber=2/ });
    const data = randomBytes(4 * PART);
    await store().write(KEY, chunksOf(data));
    expect((await whole()).equals(data)).toBe(true);
  });

  it("tell a full bucket from one that is away", async () => {
    bucket.orders.push({ status: 507, code: "XMinioStorageFull", when: /partNumber=2/ });
    await expect(store().write(KEY, chunksOf(randomBytes(4 * PART)))).rejects.toMatchObject({
      problem: "storage_full",
    });
    expect(bucket.uploads.size).toBe(0);
    await bucket.stop();
    await expect(store().read(KEY)).rejects.toMatchObject({ problem: "storage_unavailable" });
  });

  it("are removed, twice as well as once", async () => {
    await store().write(KEY, chunksOf(Buffer.from("x")));
    await store().remove(KEY);
    await store().remove(KEY);
    expect(bucket.objects.size).toBe(0);
  });

  it("are removed with what is half written of them, and with nothing of another", async () => {
    bucket.uploads.set("half", { key: KEY, parts: new Map(), begun: new Date().toISOString() });
    bucket.uploads.set("longer", { key: `${KEY}x`, parts: new Map(), begun: new Date().toISOString() });
    await store().remove(KEY);
    expect([...bucket.uploads.keys()]).toEqual(["longer"]);
  });

  it("that nobody finished are thrown away once they are old, and nobody else's", async () => {
    bucket.uploads.set("old", { key: KEY, parts: new Map(), begun: "2026-01-01T00:00:00Z" });
    bucket.uploads.set("foreign", { key: "Someone/Else", parts: new Map(), begun: "2026-01-01T00:00:00Z" });
    bucket.uploads.set("new", { key: KEY, parts: new Map(), begun: "2026-02-01T00:00:00Z" });
    expect(await store().sweep(new Date("2026-01-15T00:00:00Z"))).toBe(1);
    expect([...bucket.uploads.keys()]).toEqual(["foreign", "new"]);
  });

  it("are asked for under their own keys only", async () => {
    await expect(store().read("../other/x.csv")).rejects.toThrow(RangeError);
    expect(bucket.asked).toEqual([]);
  });
});
