import { readFile } from "node:fs/promises";
import { createMerchant, expect, person, signIn, test } from "./fixtures";
import { plantSettlement } from "./settlements";

/** What of code page 437 stands in Swedish names; a byte that is not here and not plain ASCII makes the file unreadable there. */
const SWEDISH: Readonly<Record<number, string>> = {
  ...{ 132: "ä", 134: "å", 148: "ö", 130: "é", 142: "Ä", 143: "Å", 153: "Ö", 144: "É" },
};

/** The text of a file in code page 437, read without the code that wrote it. */
const readCp437 = (bytes: Buffer) =>
  [...bytes].map((byte) => (byte < 128 ? String.fromCharCode(byte) : (SWEDISH[byte] ?? "�"))).join("");

type Read = {
  /** The labels of the records above the vouchers, in their order. */
  readonly head: readonly string[];
  readonly accounts: ReadonlyMap<string, string>;
  readonly vouchers: readonly { readonly account: string; readonly minor: number }[][];
};

/** Reads SIE 4 as an accounting system does, line by line; throws at a line that it would refuse. */
function readSie(text: string): Read {
  expect(text.endsWith("\r\n")).toBe(true);
  const head: string[] = [];
  const accounts = new Map<string, string>();
  const vouchers: { account: string; minor: number }[][] = [];
  for (const line of text.split("\r\n").slice(0, -1)) {
    const account = /^#KONTO (\d{4}) "([^"]+)"$/.exec(line);
    const booked = /^\s+#TRANS (\d{4}) \{\} (-?\d+)\.(\d\d)$/.exec(line);
    const label = /^#[A-Z]+/.exec(line)?.[0];
    if (account?.[1] && account[2]) accounts.set(account[1], account[2]);
    if (booked?.[1]) vouchers.at(-1)?.push({ account: booked[1], minor: Number(`${booked[2]}${booked[3]}`) });
    else if (/^#VER "V" "" \d{8} "[^"]+"$/.test(line)) vouchers.push([]);
    else if (label && vouchers.length === 0) head.push(label);
    else if (line !== "{" && line !== "}") throw new Error(`no line of SIE 4: ${line}`);
  }
  return { head, accounts, vouchers };
}

test("the accountant of a company in Sweden takes her vouchers home as SIE 4, balanced to the öre", async ({
  page,
  browserOf,
}) => {
  const merchant = await createMerchant({ market: "SE", organisation: "5560000001" });
  const settlement = await plantSettlement(merchant, merchant.units[0]?.msn ?? "", { currency: "SEK" });
  const theirs = await browserOf(await person(merchant, { name: "Arne Admin" }));
  await theirs.goto(`/m/${merchant.slug}/settlements/accounts`);
  await theirs.getByLabel("Sales: Name").fill("Försäljning på Café Åre");
  await theirs.getByRole("button", { name: "Save", exact: true }).click();
  await expect(theirs.getByText("Saved.", { exact: true })).toBeVisible();
  await signIn(page, await person(merchant, { role: "accountant", name: "Åsa Öberg" }));
  await page.goto(`/m/${merchant.slug}/settlements/download?period=settlement&settlement=${settlement}`);
  const formats = page.getByLabel("File", { exact: true });
  await expect(formats.getByRole("option", { name: /SAF-T/ })).toHaveCount(0);
  await formats.selectOption({ label: "Vouchers: SIE 4" });
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Download", exact: true }).click(),
  ]);
  expect(file.suggestedFilename()).toMatch(/\.si$/);

  const text = readCp437(await readFile(await file.path()));
  expect(text).not.toContain("�");
  expect(text.startsWith("#FLAGGA 0\r\n")).toBe(true);
  for (const record of ["#FORMAT PC8", "#SIETYP 4", "#ORGNR 556000-0001", `#FNAMN "${merchant.name}"`])
    expect(text).toContain(`\r\n${record}\r\n`);
  const { head, accounts, vouchers } = readSie(text);
  expect(head.filter((label) => label !== "#KONTO")).toEqual([
    ...["#FLAGGA", "#PROGRAM", "#FORMAT", "#GEN", "#SIETYP", "#ORGNR", "#FNAMN"],
  ]);
  expect(accounts.get("3001")).toBe("Försäljning på Café Åre");
  // What was paid out of sales of 500 kronor, less what the platform kept.
  expect(vouchers).toEqual([
    [
      { account: "1930", minor: 49_000 },
      { account: "3001", minor: -50_000 },
      { account: "6570", minor: 1_000 },
    ],
  ]);
  for (const lines of vouchers) {
    expect(lines.reduce((sum, { minor }) => sum + minor, 0)).toBe(0);
    expect(lines.filter(({ account }) => !accounts.has(account))).toEqual([]);
  }
});
