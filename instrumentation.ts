import type { Instrumentation } from "next";

/** Runs once before the first request: a portal that is set up wrongly must not answer any. */
export async function register(): Promise<void> {
  if (process.env["NEXT_RUNTIME"] !== "nodejs") return;
  const { writeOutStacks } = await import("@/lib/observability/write-out-stacks");
  writeOutStacks();
  const { keepFormats } = await import("@/lib/i18n/keep-formats");
  keepFormats();
  const { startOrExit } = await import("@/lib/access/check-startup");
  // next-auth reads its own address here; without it, it would believe the Host header.
  process.env["NEXTAUTH_URL"] = await startOrExit();
}

/** One line per bug, under the trace id that the person sees. */
export const onRequestError: Instrumentation.onRequestError = async (error, request, context) => {
  if (process.env["NEXT_RUNTIME"] !== "nodejs") return;
  const { logRequestError } = await import("@/lib/observability/log-request-error");
  logRequestError(error, request, context.routePath);
};
