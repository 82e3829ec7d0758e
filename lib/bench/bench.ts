import { pool } from "@/db/client";
import { withClient } from "./data/bench-database";
import type { Figures, Measure } from "./measure";
import { MEASURES } from "./measures";
import { prepareSetting, type Setting } from "./setting";
import { type Options, parseOptions } from "./tools/options";
import { type Result, resultOf } from "./tools/result";
import { figure, renderTable } from "./tools/table";

const say = (text: string) => console.error(`… ${text}`);

async function bench(options: Options): Promise<boolean> {
  const chosen = choose(options.names);
  const setting = await prepareSetting(options, say);
  try {
    const results: Result[] = [];
    for (const measure of chosen) results.push(await runMeasure(measure, setting));
    console.log(await heading(setting));
    console.log(`\n${renderTable(results, options.markdown)}`);
    return results.every(({ holds }) => holds);
  } finally {
    await setting.app.stop();
    await pool().end();
    await setting.database.server.stop();
  }
}

/** All measures, or those that are named: one by its whole name, else all whose names begin that way. */
function choose(names: readonly string[]): readonly Measure[] {
  if (names.length === 0) return MEASURES;
  return names.flatMap((name) => {
    const asked = plain(name);
    const whole = MEASURES.filter((measure) => plain(measure.name) === asked);
    if (whole.length > 0) return whole;
    const begun = MEASURES.filter((measure) => plain(measure.name).startsWith(asked));
    if (begun.length > 0) return begun;
    const known = MEASURES.map((measure) => measure.name).join("; ");
    throw new Error(`There is no measure "${name}". There are: ${known}`);
  });
}

/** "list, growth" may be asked for as list-growth: a shell takes that without quotes. */
function plain(name: string): string {
  return name.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-");
}

async function runMeasure(measure: Measure, setting: Setting): Promise<Result> {
  const runs: Figures[] = [];
  for (let run = 1; run <= setting.options.runs; run += 1) {
    const found = await measure.run(setting);
    say(`${measure.name}: ${figure(found.ours, measure.unit)} against ${figure(found.limit, measure.unit)}`);
    runs.push(found);
  }
  return resultOf(measure, runs);
}

async function heading({ database, options }: Setting): Promise<string> {
  const { rows } = await withClient(database.superuserUrl, (db) =>
    db.query<{ server_version: string }>("show server_version"),
  );
  const day = new Date().toISOString().slice(0, 10);
  const size = `${options.rows} payments, medians of ${options.runs} runs`;
  return `${day}, Node ${process.versions.node}, PostgreSQL ${rows[0]?.server_version}, ${size}`;
}

try {
  process.exitCode = (await bench(parseOptions(process.argv.slice(2)))) ? 0 : 1;
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
