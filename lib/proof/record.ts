import { appendFileSync } from "node:fs";

/** One line of the table of proofs. `count` is how many cases ran; a run of the same seed repeats them. */
export type Proof = {
  /** As in the plan: "T1". */
  readonly test: string;
  readonly what: string;
  readonly seed: number | null;
  readonly count: number;
  /** What was found, in words and figures: "0 violations, recovery p95 8.1 s". */
  readonly found: string;
  readonly goal: string;
  readonly holds: boolean;
};

/** Says a figure, and keeps it for the table where a run of `npm run proof` asked for it. */
export function record(proof: Proof): void {
  const seed = proof.seed === null ? "" : `, seed ${proof.seed}`;
  console.info(`${proof.test}: ${proof.what}: ${proof.count} cases${seed}: ${proof.found}`);
  const file = process.env["PROOF_FIGURES"];
  if (file) appendFileSync(file, `${JSON.stringify(proof)}\n`);
}

/** The seed of this run: PROOF_SEED where one is repeated, else the proof's own. */
export function seedOf(usual: number): number {
  const asked = Number(process.env["PROOF_SEED"]);
  return Number.isSafeInteger(asked) && asked > 0 ? asked : usual;
}
