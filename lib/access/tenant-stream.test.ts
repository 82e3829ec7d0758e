import { text } from "node:stream/consumers";
import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { createMerchant } from "@/lib/testing/factories";
import { useTestDatabase } from "@/lib/testing/test-db";
import { streamLines } from "./tenant-stream";

useTestDatabase();

const FORMAT = { separator: ",", inIndexOrder: false, timeZone: "Europe/Oslo" } as const;

// A stream counted until its transaction had ended. Whoever asked for the next file as soon as two had arrived was refused, with
// nobody reading any more, and the longer the machine took to answer, the more often.
test("a file that has arrived keeps nobody from the next", async () => {
  const merchant = await createMerchant();
  const ask = () =>
    streamLines({ merchantId: merchant.id, reach: "all" }, sql`select generate_series(1, 3)`, FORMAT);
  const read = (lines: Awaited<ReturnType<typeof ask>>) => lines && text(lines);
  for (let round = 0; round < 5; round += 1) {
    const both = await Promise.all([ask(), ask()]);
    expect(await ask()).toBeUndefined();
    expect(await Promise.all(both.map(read))).toEqual(["1\n2\n3\n", "1\n2\n3\n"]);
  }
});
