/** Ten companies of uneven size with forty sales units between them; the shares of all units add up to 1. */
export type BenchUnit = { msn: string; name: string; kind: "online" | "in_person"; share: number };
export type BenchCompany = {
  slug: string;
  country: "NO" | "DK" | "FI";
  currency: "NOK" | "DKK" | "EUR";
  timeZone: string;
  units: BenchUnit[];
};

const SIZES: readonly [share: number, units: number][] = [
  [0.4, 10],
  [0.2, 7],
  [0.12, 5],
  [0.08, 4],
  [0.06, 4],
  [0.05, 3],
  [0.04, 3],
  [0.03, 2],
  [0.015, 1],
  [0.005, 1],
];

const PLACES = [
  { country: "NO", currency: "NOK", timeZone: "Europe/Oslo" },
  { country: "DK", currency: "DKK", timeZone: "Europe/Copenhagen" },
  { country: "FI", currency: "EUR", timeZone: "Europe/Helsinki" },
] as const;

export const BENCH_COMPANIES: readonly BenchCompany[] = SIZES.map(([share, count], index) => ({
  slug: `bench-${index + 1}`,
  ...(PLACES[index % 3] ?? PLACES[0]),
  units: unitsOf(index + 1, share, count),
}));

// Within a company the first unit sells most, the last least.
function unitsOf(company: number, share: number, count: number): BenchUnit[] {
  const weights = Array.from({ length: count }, (_, index) => count - index);
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight, index) => ({
    msn: String(800_000 + company * 100 + index),
    name: `Unit ${company}-${index + 1}`,
    kind: index % 2 === 0 ? "online" : "in_person",
    share: (share * weight) / whole,
  }));
}

/** The company that the rows of the bench look at: the largest, as it is the hardest. */
export const MEASURED_SLUG = "bench-1";
