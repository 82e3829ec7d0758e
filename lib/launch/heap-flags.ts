/**
 * Node's own limit grows with the machine: collection then waits until the portal holds gigabytes of what it has long forgotten.
 * A larger young generation lets a page's objects die before they are moved. Megabytes.
 */
export function heapFlags(megabytes: number): string[] {
  return [`--max-old-space-size=${megabytes}`, "--max-semi-space-size=32"];
}
