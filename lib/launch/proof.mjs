// `npm run proof`: what proves the rules of money and rights at length. `npm run proof -- crash` runs the files with that word in
// their path, `--keep` writes the table to lib/proof/FIGURES.md. The last line counts: "N passed, N failed".
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runStep } from "./checks.mjs";
import { findProgram, installFromDebian } from "./debian.mjs";
import { provideChromium } from "./find-chromium.mjs";
import { checkNode, installPackages } from "./install.mjs";
import { renderProofs } from "./render-proofs.mjs";
import { runVitest } from "./vitest-run.mjs";

/** Debian's package and its program. Where one is neither there nor installed, its proof says so and is skipped. */
const PROGRAMS = { "libreoffice-calc": "soffice", faketime: "faketime", nginx: "nginx", spin: "spin" };

const FIGURES = "lib/proof/FIGURES.md";

checkNode();
installPackages();
const missing = Object.entries(PROGRAMS).filter(([, program]) => !findProgram([program]));
if (missing.length > 0) installFromDebian(missing.map(([name]) => name));
await provideChromium();

const keep = process.argv.includes("--keep");
const names = process.argv.slice(2).filter((argument) => argument !== "--keep");
const folder = mkdtempSync(join(tmpdir(), "portal-proof-"));
const figures = join(folder, "figures.jsonl");
writeFileSync(figures, "");

const started = Date.now();
const built = await runStep({ name: "build", program: "tsx", args: ["lib/launch/build-now.ts"] });
const total = await runVitest(["--config", "lib/proof/vitest.config.ts", ...names], {
  PROOF_FIGURES: figures,
});
const table = renderProofs(readFileSync(figures, "utf8"));
rmSync(folder, { recursive: true, force: true });
console.log(`\n${table}`);
if (keep && names.length === 0) {
  // What the long commands found is kept below the table, and stays.
  const long = /\n## Long commands[\s\S]*/.exec(readFileSync(FIGURES, "utf8"))?.[0] ?? "";
  writeFileSync(FIGURES, `${table.trimEnd()}\n${long}`);
  await runStep({ name: "format", program: "biome", args: ["format", "--write", FIGURES] });
}

const failed = total.failed + (built ? 0 : 1);
const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : "";
console.log(`\nIn ${Math.round((Date.now() - started) / 1000)} s:`);
console.log(`${total.passed} passed, ${failed} failed${skipped}`);
process.exit(failed > 0 || total.passed === 0 ? 1 : 0);
