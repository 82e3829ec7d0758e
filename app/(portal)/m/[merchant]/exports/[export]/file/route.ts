import { downloadExport } from "@/lib/exports/download-export";
import { downloadFile } from "@/lib/web/download";

type Context = { params: Promise<{ merchant: string; export: string }> };

/** The file of one's own export. People who come from the page are told there why they don't get it. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { merchant, export: id } = await params;
  const fromPage = request.headers.get("sec-fetch-mode") === "navigate";
  return downloadFile(downloadExport, merchant, { id: id.replaceAll("\0", "") }, ({ code }) =>
    fromPage && code !== "forbidden" && !code.endsWith("not_found")
      ? `/m/${merchant}/exports?problem=${code}`
      : undefined,
  );
}

/** Left to itself, Next would ask GET and throw its answer away, whose bytes nobody would ever read. */
export function HEAD(): Response {
  return new Response(null, { status: 405, headers: { Allow: "GET" } });
}
