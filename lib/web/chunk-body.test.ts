import { expect, it } from "vitest";
import { chunkBody } from "./chunk-body";

it("hands on all pieces in their order, and makes none before it is asked for", async () => {
  const made: number[] = [];
  async function* pieces() {
    for (const byte of [1, 2, 3]) {
      made.push(byte);
      yield new Uint8Array([byte]);
    }
  }
  const body = chunkBody(pieces());
  await Promise.resolve();
  expect(made.length).toBeLessThan(3);
  expect([...new Uint8Array(await new Response(body).arrayBuffer())]).toEqual([1, 2, 3]);
});

it("stops the making when the reader leaves", async () => {
  let over = false;
  async function* endless() {
    try {
      for (;;) yield new Uint8Array(1_000);
    } finally {
      over = true;
    }
  }
  const reader = chunkBody(endless()).getReader();
  await reader.read();
  await reader.cancel();
  expect(over).toBe(true);
});

it("breaks off where the making fails, so that half a file is never taken for a whole one", async () => {
  async function* breaking() {
    yield new Uint8Array([1]);
    throw new Error("the sums differ");
  }
  await expect(new Response(chunkBody(breaking())).arrayBuffer()).rejects.toThrow("the sums differ");
});
