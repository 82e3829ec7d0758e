import { expect, it } from "vitest";
import { readCopied } from "./read-copied";

async function read(...chunks: Uint8Array[]) {
  async function* parts() {
    yield* chunks;
  }
  const rows = [];
  for await (const row of readCopied(parts())) rows.push(row);
  return rows;
}

it("reads rows of the database's text form, wherever the pieces are cut", async () => {
  const bytes = Buffer.from("1\tØl\\tog\\nkake\\\\\t\\N\n2\t\t👩‍🚀\n", "utf8");
  const rows = [
    ["1", "Øl\tog\nkake\\", null],
    ["2", "", "👩‍🚀"],
  ];
  for (let cut = 0; cut <= bytes.length; cut += 1)
    expect(await read(bytes.subarray(0, cut), bytes.subarray(cut))).toEqual(rows);
});
