import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

const SAMPLES = join("..", "shared", "samples");

/** A file of the specification's samples, or undefined, said once, where they are not beside the project. */
export function readSample(path: string): Uint8Array<ArrayBuffer> | undefined {
  const file = join(SAMPLES, path);
  if (existsSync(file)) return new Uint8Array(readFileSync(file));
  console.warn(`Skipped: ${path} of the samples is not beside the project.`);
  return undefined;
}
