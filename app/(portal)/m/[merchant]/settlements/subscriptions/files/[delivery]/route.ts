import { openFile } from "@/lib/deliveries/open-file";
import { downloadFile } from "@/lib/web/download";

type Context = { params: Promise<{ merchant: string; delivery: string }> };

/** The file of a report that went out as a link. A link that is over is told on the page of subscriptions; who is signed out comes back after the sign-in. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { merchant, delivery } = await params;
  // An id that is no id names nothing, as an unknown one does.
  const id = /^[0-9a-f-]{36}$/.test(delivery) ? delivery : "00000000-0000-4000-8000-000000000000";
  const page = `/m/${merchant}/settlements/subscriptions`;
  return downloadFile(openFile, merchant, { id }, ({ code }) =>
    code === "report_link_over" || code === "report_personal_refused" ? `${page}?problem=${code}` : undefined,
  );
}

/** Left to itself, Next would ask GET and throw its answer away, and the log would tell of a download that nobody made. */
export function HEAD(): Response {
  return new Response(null, { status: 405, headers: { Allow: "GET" } });
}
