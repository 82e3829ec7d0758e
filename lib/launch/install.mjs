// Plain JavaScript on Node alone: this runs before any package is there.
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";

const STAMP = "node_modules/.installed-lock";

export function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  console.error(`The portal needs Node 20.19 or newer; this is ${process.versions.node}.`);
  process.exit(1);
}

/** Installs the packages of the lock file where they are missing or of another lock file. */
export function installPackages() {
  const lock = readFileSync("package-lock.json", "utf8");
  if (existsSync(STAMP) && readFileSync(STAMP, "utf8") === lock) return;
  const started = Date.now();
  console.log("Installing packages …");
  const done = spawnSync("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund"], {
    stdio: ["ignore", "ignore", "inherit"],
    shell: process.platform === "win32",
  });
  if (done.status !== 0) {
    console.error("The packages could not be installed: npm says why above.");
    process.exit(1);
  }
  writeFileSync(STAMP, lock);
  console.log(`Installed in ${Math.round((Date.now() - started) / 1000)} s`);
}
