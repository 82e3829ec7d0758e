import { expect, test } from "vitest";
import { negotiateLocale } from "./locale";

test.each([
  [null, "en"],
  ["", "en"],
  ["nb-NO,nb;q=0.9,en;q=0.8", "nb"],
  ["nn", "nb"],
  ["no", "nb"],
  ["de-DE,fi;q=0.4,sv;q=0.6", "sv"],
  ["da;q=0, fi", "fi"],
  ["*", "en"],
  ["en;q=0.2,da-DK;q=0.9", "da"],
  ["xx;q=garbage,sv;q=0.5", "sv"],
])("%s is answered in %s", (header, locale) => {
  expect(negotiateLocale(header)).toBe(locale);
});
