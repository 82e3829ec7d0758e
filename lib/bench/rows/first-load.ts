import { EMPTY_PAGE } from "../app/baseline-files";
import type { Measure } from "../measure";
import { inBrowser } from "../tools/browser";
import { transferredKilobytes } from "../tools/transferred";

export const firstLoad: Measure = {
  name: "first load",
  ours: "JavaScript of the list as transferred",
  limit: "of an empty page",
  unit: "kB",
  goal: { of: "difference", at: "most", value: 90 },
  run: async (setting) => {
    const scripts = (path: string) =>
      inBrowser(setting, (context) => transferredKilobytes(context, `${setting.app.url}${path}`, "Script"));
    const ours = await scripts(`/m/${setting.merchant.slug}/transactions`);
    return { ours, limit: await scripts(EMPTY_PAGE) };
  },
};
