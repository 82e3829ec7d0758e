import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { inherited } from "../environment";

/** Builds the copy for production, unless its sources are those of the last build. */
export function buildApp(app: string): void {
  const stamp = join(app, ".next", "built-from");
  const sources = fingerprint(app);
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === sources) return;
  const next = resolve("node_modules/next/dist/bin/next");
  const done = spawnSync(process.execPath, [next, "build"], {
    cwd: app,
    env: inherited({ NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" }),
    encoding: "utf8",
  });
  if (done.status !== 0) throw new Error(`The portal could not be built:\n${done.stdout}${done.stderr}`);
  writeFileSync(stamp, sources);
}

function fingerprint(app: string): string {
  const hash = createHash("sha256");
  const visit = (path: string) => {
    if (statSync(path).isDirectory()) for (const name of readdirSync(path).sort()) visit(join(path, name));
    else hash.update(path).update(readFileSync(path));
  };
  for (const name of readdirSync(app).sort())
    if (!["next-env.d.ts", ".next", "tsconfig.tsbuildinfo"].includes(name)) visit(join(app, name));
  return hash.digest("hex");
}
