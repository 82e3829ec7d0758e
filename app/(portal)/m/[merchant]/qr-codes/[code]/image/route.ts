import { fileName } from "@/lib/print/pdf-response";
import { LEAST_SIDE, MOST_SIDE, qrPng, qrSvg } from "@/lib/print/qr-image";
import { readContent } from "@/lib/qr/read-content";
import { showFile } from "@/lib/web/show-file";

type Context = { params: Promise<{ merchant: string; code: string }> };

/** The picture of a code: `?format=svg|png&side=100…2000`, as a file to keep with `&save=yes`. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { merchant, code } = await params;
  const query = new URL(request.url).searchParams;
  const side = Math.min(MOST_SIDE, Math.max(LEAST_SIDE, Math.floor(Number(query.get("side")) || 800)));
  const format = query.get("format") === "png" ? "png" : "svg";
  return showFile(readContent, merchant, { code: decodeURIComponent(code) }, ({ name, content }) => {
    const picture = format === "png" ? qrPng(content, side) : qrSvg(content, side);
    const how = query.get("save") === "yes" ? "attachment" : "inline";
    return new Response(picture, {
      headers: {
        "Content-Type": format === "png" ? "image/png" : "image/svg+xml",
        "Content-Disposition": `${how}; ${fileName(`${name}.${format}`)}`,
        "Content-Security-Policy": "default-src 'none'; sandbox",
        "X-Content-Type-Options": "nosniff",
        "Cache-Control": "private, no-store",
      },
    });
  });
}
