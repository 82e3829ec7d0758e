import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

export const DATA = process.env["PORTAL_DATA"] ?? ".data";

/** Values made at the first start of a demonstration and kept in .data, so that a second start finds its secrets again. */
export function keptSettings(): Record<string, string> {
  const file = join(DATA, "settings.json");
  if (existsSync(file)) return JSON.parse(readFileSync(file, "utf8"));
  mkdirSync(DATA, { recursive: true });
  const made = { SECRETS_KEY: randomBytes(32).toString("base64") };
  writeFileSync(file, JSON.stringify(made, null, 2), { mode: 0o600 });
  return made;
}

/** Reads `.env` where there is one. What the environment says already wins over the file. */
export function readEnvFile(path = ".env"): Record<string, string> {
  if (!existsSync(path)) return {};
  const pairs = readFileSync(path, "utf8")
    .split("\n")
    .map((line) => /^\s*([A-Z][A-Z0-9_]*)\s*=\s*(.*?)\s*$/.exec(line))
    .flatMap((found) =>
      found?.[1] ? [[found[1], (found[2] ?? "").replace(/^(["'])(.*)\1$/, "$2")] as const] : [],
    );
  return Object.fromEntries(pairs);
}
