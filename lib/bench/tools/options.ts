import { parseArgs } from "node:util";

export type Options = { rows: number; runs: number; port: number; names: string[]; markdown: boolean };

/** What the command line asks for; names of measures are checked by the caller. @throws Error with a sentence for the user. */
export function parseOptions(argv: readonly string[]): Options {
  const { values, positionals } = parseArgs({
    args: [...argv],
    allowPositionals: true,
    options: {
      rows: { type: "string", default: "1000000" },
      runs: { type: "string", default: "3" },
      port: { type: "string", default: "3210" },
      markdown: { type: "boolean", default: false },
    },
  });
  return {
    rows: whole("--rows", values.rows, 1_000),
    runs: whole("--runs", values.runs, 1),
    port: whole("--port", values.port, 1_024),
    names: positionals,
    markdown: values.markdown,
  };
}

function whole(flag: string, text: string, least: number): number {
  const value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
  if (!(value >= least)) throw new Error(`${flag} takes a whole number from ${least} up, not "${text}"`);
  return value;
}
