/** Value below which so much of the sorted list lies; `share` from 0 to 1. Undefined of nothing. */
export function quantile(sorted: readonly number[], share: number): number | undefined {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
}

/** How much the value grows per unit of time, by least squares; 0 of fewer than two points. */
export function slope(points: readonly (readonly [time: number, value: number])[]): number {
  const mean = (of: readonly number[]) => of.reduce((sum, one) => sum + one, 0) / (of.length || 1);
  const [times, values] = [mean(points.map(([time]) => time)), mean(points.map(([, value]) => value))];
  const across = points.reduce((sum, [time]) => sum + (time - times) ** 2, 0);
  if (across === 0) return 0;
  return points.reduce((sum, [time, value]) => sum + (time - times) * (value - values), 0) / across;
}

/** One request: when it was due since the phase began, how long it took from then, and how it was answered. */
export type Sample = {
  readonly kind: string;
  readonly atMs: number;
  readonly tookMs: number;
  /** HTTP status, or 0 where none came. */
  readonly status: number;
  /** Turned away on purpose: 429 or 503 that say when to come again. */
  readonly shed: boolean;
  /** What went wrong in words, where it did; being turned away is nothing wrong under overload. */
  readonly wrong?: string;
};

export type Summary = {
  readonly requests: number;
  readonly perSecond: number;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly shed: number;
  readonly wrong: number;
  /** How often what went wrong did so. */
  readonly reasons: Readonly<Record<string, number>>;
};

/** Times are those of requests that were let in and answered. */
export function summarise(samples: readonly Sample[], seconds: number): Summary {
  const served = samples.filter(({ shed, wrong }) => !shed && wrong === undefined);
  const times = served.map(({ tookMs }) => tookMs).sort((a, b) => a - b);
  const reasons: Record<string, number> = {};
  for (const { wrong } of samples) if (wrong !== undefined) reasons[wrong] = (reasons[wrong] ?? 0) + 1;
  const at = (share: number) => quantile(times, share) ?? Number.NaN;
  return {
    requests: samples.length,
    perSecond: served.length / seconds,
    ...{ p50: at(0.5), p95: at(0.95), p99: at(0.99) },
    shed: samples.filter(({ shed }) => shed).length,
    wrong: samples.filter(({ wrong }) => wrong !== undefined).length,
    reasons,
  };
}

/** Seconds until everything was normal again: after the last request that was turned away, went wrong or took over a second. */
export function settledAfter(samples: readonly Sample[]): number {
  const bad = samples.filter(({ shed, wrong, tookMs }) => shed || wrong !== undefined || tookMs > 1_000);
  return Math.max(0, ...bad.map(({ atMs }) => atMs)) / 1_000;
}

export function describe({ requests, perSecond, p50, p95, p99, shed, wrong, reasons }: Summary): string {
  const ms = (value: number) => (Number.isNaN(value) ? "–" : `${Math.round(value)} ms`);
  const why = Object.entries(reasons).map(([reason, count]) => `${count} × ${reason}`);
  const said = why.length > 0 ? ` (${why.slice(0, 5).join(", ")})` : "";
  return `${requests} requests, ${perSecond.toFixed(1)}/s served, p50 ${ms(p50)}, p95 ${ms(p95)}, p99 ${ms(p99)}, ${shed} turned away, ${wrong} wrong${said}`;
}
