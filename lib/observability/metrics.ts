import "server-only";
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import { pool } from "@/db/client";

type Metrics = {
  registry: Registry;
  cases: Counter<"case" | "outcome">;
  seconds: Histogram<"case">;
};

// Kept on globalThis: bundles are loaded more than once, and counting must happen in one place.
const kept = globalThis as typeof globalThis & { portalMetrics?: Metrics };

export function metrics(): Metrics {
  kept.portalMetrics ??= make();
  return kept.portalMetrics;
}

function make(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry, prefix: "portal_" });
  const connections = new Gauge({
    name: "portal_database_connections",
    help: "Connections of the pool by what they do",
    labelNames: ["state"] as const,
    registers: [registry],
    collect: () => {
      const { totalCount, idleCount, waitingCount } = pool();
      connections.set({ state: "idle" }, idleCount);
      connections.set({ state: "busy" }, totalCount - idleCount);
      connections.set({ state: "waiting" }, waitingCount);
    },
  });
  const cases = new Counter({
    name: "portal_use_cases_total",
    help: "Use cases that were asked for, by permission and outcome",
    labelNames: ["case", "outcome"] as const,
    registers: [registry],
  });
  const seconds = new Histogram({
    name: "portal_use_case_seconds",
    help: "How long use cases took",
    labelNames: ["case"] as const,
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registers: [registry],
  });
  return { registry, cases, seconds };
}
