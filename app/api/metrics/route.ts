import { serveMetrics } from "@/lib/observability/serve-metrics";

export const GET = serveMetrics;
