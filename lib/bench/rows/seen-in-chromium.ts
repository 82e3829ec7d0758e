import type { Measure } from "../measure";
import { type Seen, seenIn } from "../tools/seen";

/** When the list is there, whether anything moves meanwhile, and how long the page is deaf: on a processor slowed down four times. */
export const SEEN_IN_CHROMIUM: readonly Measure[] = [
  seenAs("LCP", "s", 1.5, ({ paint }) => paint / 1_000),
  seenAs("CLS", "", 0, ({ shift }) => shift),
  seenAs("longest task", "ms", 200, ({ longest }) => longest),
];

function seenAs(what: string, unit: Measure["unit"], most: number, read: (seen: Seen) => number): Measure {
  return {
    name: `seen in Chromium, ${what}`,
    ours: "the list, 4 × slowed processor",
    limit: "as it was set",
    unit,
    goal: { of: "ours", at: "most", value: most },
    run: async (setting) => {
      const seen = await seenIn(setting, `${setting.app.url}/m/${setting.merchant.slug}/transactions`);
      return { ours: read(seen), limit: most };
    },
  };
}
