import { checkHealth } from "@/lib/observability/check-health";

/** 200 while the portal can serve, 503 while its database does not answer. Says nothing that an outsider could use. */
export async function GET(): Promise<Response> {
  const health = await checkHealth();
  return Response.json(health, {
    status: health.database === "up" ? 200 : 503,
    headers: { "Cache-Control": "no-store" },
  });
}
