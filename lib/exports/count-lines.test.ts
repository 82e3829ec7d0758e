import fc from "fast-check";
import { expect, it } from "vitest";
import { countLines } from "./count-lines";

const sign = fc.constantFrom('"', "\n", "a", ";");
const pieces = fc.array(fc.string({ unit: sign, maxLength: 9 }), { maxLength: 9 });

it("counts line ends outside of quotes, wherever the pieces are cut, and changes nothing", async () => {
  await fc.assert(
    fc.asyncProperty(pieces, async (texts) => {
      const tally = { rows: 0 };
      const [whole, got] = [texts.join(""), [] as Uint8Array[]];
      async function* given() {
        for (const text of texts) yield new TextEncoder().encode(text);
      }
      for await (const chunk of countLines(given(), tally)) got.push(chunk);
      expect(Buffer.concat(got).toString()).toBe(whole);
      const outside = whole.split('"').filter((_, at) => at % 2 === 0);
      expect(tally.rows).toBe(outside.join("").split("\n").length - 1);
    }),
  );
});
