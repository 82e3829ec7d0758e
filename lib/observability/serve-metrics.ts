import "server-only";
import { createHash, timingSafeEqual } from "node:crypto";
import { env } from "@/lib/env";
import { metrics } from "./metrics";

/** Prometheus text, for whoever shows METRICS_TOKEN; where none is set, only for this machine itself. */
export async function serveMetrics(request: Request): Promise<Response> {
  const allowed = env.METRICS_TOKEN ? showsToken(request, env.METRICS_TOKEN) : fromThisMachine(request);
  if (!allowed) return new Response(null, { status: 404 });
  const { registry } = metrics();
  return new Response(await registry.metrics(), {
    headers: { "Content-Type": registry.contentType, "Cache-Control": "no-store" },
  });
}

function showsToken(request: Request, token: string): boolean {
  const shown = request.headers.get("authorization")?.replace(/^Bearer /, "") ?? "";
  return timingSafeEqual(digest(shown), digest(token));
}

function digest(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}

/** Next writes the peer's address here where no proxy did; a proxy in front writes the outsider's, which is not ours. */
function fromThisMachine(request: Request): boolean {
  const from = request.headers.get("x-forwarded-for")?.split(",") ?? [];
  return (
    from.length > 0 &&
    from.every((part) => /^(?:127\.\d+\.\d+\.\d+|::1|::ffff:127\.\d+\.\d+\.\d+)$/.test(part.trim()))
  );
}
