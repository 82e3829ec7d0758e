import { now } from "@/lib/clock";

const FAILURES = 5;
const WINDOW_MS = 30_000;
const OPEN_MS = 30_000;

type Circuit = { failures: number[]; openUntil: number };

const circuits = new Map<string, Circuit>();

/**
 * Whether the platform failed so often for this sales unit that nothing new should be started. Recovery of what was started
 * goes on regardless: it is what closes the circuit again.
 */
export function circuitIsOpen(unit: string): boolean {
  return (circuits.get(unit)?.openUntil ?? 0) > now().getTime();
}

export function noteFailure(unit: string): void {
  const at = now().getTime();
  const circuit = circuits.get(unit) ?? { failures: [], openUntil: 0 };
  circuit.failures = [...circuit.failures.filter((time) => time > at - WINDOW_MS), at];
  if (circuit.failures.length >= FAILURES) circuit.openUntil = at + OPEN_MS;
  circuits.set(unit, circuit);
}

export function noteSuccess(unit: string): void {
  circuits.delete(unit);
}
