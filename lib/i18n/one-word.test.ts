import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

const FOLDER = new URL("./messages/", import.meta.url);

/** Second words for what already has one: a reader would look for a difference. Each stands with the word to use. */
const SECOND_WORDS = [
  ["nb", "refundering", /refusjon/i],
  ["nb", "Vippskrav", /betalingskrav|betalingsforespørsel/i],
  ["nb", "Transaksjonshåndtering", /transaksjonsbehandling/i],
  ["da", "salgsenhed", /salgssted/i],
  ["da", "aflys", /annuller(?:e|ing)/i],
  ["da", "Transaktionshåndtering", /transaktionsstyring/i],
  ["fi", "hyvitys", /palautus|palautuk|palautettu|palautetaan/i],
  ["fi", "määrä", /summa/i],
  ["fi", "käyttöoikeus", /pääsy/i],
  ["sv", "debitera", /\bdragning|\bdra betal/i],
  ["sv", "utbetalning", /avräkning/i],
  ["fi", "todennusavain", /avainkoodi/i],
  ["sv", "inloggningsnyckel", /passnyckel|lösennyckel/i],
  ["sv", "betalningsplattform", /betalplattform/i],
] as const;

function lines(locale: string): string[] {
  const folder = new URL(`${locale}/`, FOLDER);
  return readdirSync(folder).flatMap((name) =>
    readFileSync(new URL(name, folder), "utf8")
      .split("\n")
      .map((line) => `${name}: ${line.trim()}`),
  );
}

test.each(SECOND_WORDS)("%s has one word, %s, for one thing", (locale, _word, second) => {
  expect(lines(locale).filter((line) => second.test(line))).toEqual([]);
});
