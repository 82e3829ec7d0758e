import type { Hono } from "hono";
import type { SandboxContext } from "./context";
import { describeRequest, isPlatformPath } from "./control/describe-request";
import { ConnectionDropped, injectFault } from "./control/inject-fault";
import { maskBody, maskHeaders } from "./control/request-log";

/** Every request comes in here. Those to the platform are written down, and fail where a fault is on order. */
export async function enter(request: Request, app: Hono, context: SandboxContext): Promise<Response> {
  const { pathname, search } = new URL(request.url);
  if (/%00/.test(pathname + search))
    return new Response("The address has a broken character.", { status: 400 });
  if (!isPlatformPath(pathname)) return app.fetch(request);
  const started = performance.now();
  const text = await request.text();
  const target = describeRequest(request, text, context.units);
  const fault = context.faults.take(target);
  const write = (status: number, responseBody: string) =>
    context.requests.add({
      ...target,
      at: context.clock.now(),
      method: request.method,
      path: `${pathname}${search}`,
      key: request.headers.get("idempotency-key") ?? undefined,
      status,
      ms: Math.round((performance.now() - started) * 10) / 10,
      fault: fault?.kind,
      headers: maskHeaders(request.headers),
      requestBody: maskBody(text),
      responseBody: maskBody(responseBody),
    });
  const serve = async () => app.fetch(copyOf(request, text));
  try {
    const response = await (fault ? injectFault(fault, pathname, serve) : serve());
    write(
      response.status,
      fault?.kind === "truncated" ? "(cut off half way)" : await response.clone().text(),
    );
    return response;
  } catch (error) {
    write(0, error instanceof ConnectionDropped ? "(connection cut)" : String(error));
    throw error;
  }
}

function copyOf({ url, method, headers }: Request, text: string): Request {
  return new Request(url, { method, headers, body: method === "GET" || method === "HEAD" ? null : text });
}
