import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";

/** Whether LibreOffice is there; where it is not, says that the proof is left out. */
export function hasOffice(): boolean {
  const there = spawnSync("soffice", ["--version"]).status === 0;
  if (!there)
    console.info("T17 is left out: soffice (LibreOffice, Debian's libreoffice-calc) is not installed");
  return there;
}

/** How a text file is read or written: marks between cells, quote, UTF-8, from the first line, numbers found, cells as they are. */
const readAs = (marks: string) => `Text - txt - csv (StarCalc):${marks},34,76,1,,0,false,true`;
const COMMA = "44";
/** Comma, semicolon and tab at once: as careless as a program can be. */
const ANY_MARK = "44/59/9";
const AS_CSV = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false";

export type Office = {
  /** The first sheet of each file as CSV text that LibreOffice wrote, in the order of the files. */
  readonly asCsv: (files: readonly string[]) => Promise<string[]>;
  /** How many cells of each file LibreOffice takes for formulas. */
  readonly formulas: (files: readonly string[], carelessly?: boolean) => Promise<number[]>;
  readonly close: () => void;
};

/** LibreOffice with a profile of its own. All files of a call have one ending. */
export function startOffice(): Office {
  const home = mkdtempSync(join(tmpdir(), "portal-office-"));
  const convert = async (files: readonly string[], to: string, marks: string) => {
    const out = mkdtempSync(join(home, "out-"));
    const read = files[0]?.endsWith(".csv") ? [`--infilter=${readAs(marks)}`] : [];
    const flags = [`-env:UserInstallation=file://${home}/profile`, "--headless", "--norestore", ...read];
    const child = spawn("soffice", [...flags, "--convert-to", to, "--outdir", out, ...files], {
      env: { ...process.env, HOME: home },
      stdio: "ignore",
      timeout: 240_000,
    });
    const code = await new Promise((done) => child.once("exit", done));
    if (code !== 0) throw new Error(`soffice ended with ${code}`);
    const ending = to.split(":")[0];
    const names = files.map((file) => basename(file).replace(/\.\w+$/, `.${ending}`));
    return Promise.all(names.map((name) => readFile(join(out, name), "utf8")));
  };
  return {
    asCsv: (files) => convert(files, AS_CSV, COMMA),
    formulas: async (files, carelessly = false) => {
      const written = await convert(files, "fods", carelessly ? ANY_MARK : COMMA);
      return written.map((text) => text.split("table:formula=").length - 1);
    },
    close: () => rmSync(home, { recursive: true, force: true }),
  };
}
