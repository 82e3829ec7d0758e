/**
 * Node's own limit grows with the machine: collection then waits until the portal holds gigabytes of what it has long forgotten.
 * A larger young generation lets a page's objects die before they are moved. Megabytes.
 */
export function heapFlags(megabytes: number): string[] {
  return [`--max-old-space-size=${megabytes}`, "--max-semi-space-size=32"];
}

/**
 * The worker writes long files, whose rows are forgotten at once: a small young generation takes as long and leaves 30 MB less
 * lying about. Stands in package.json for `npm run worker` too. Megabytes.
 */
export const WORKER_FLAGS = ["--max-semi-space-size=4"] as const;
