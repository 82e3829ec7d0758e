import { shareLink } from "@/lib/payment-links/share-link";
import { qrPng, qrSvg } from "@/lib/print/qr-image";
import { showFile } from "@/lib/web/show-file";

type Context = { params: Promise<{ merchant: string; link: string }> };

/** Pixels of the side: sharp on paper the size of a hand. */
const SIDE = 1_024;

/** The link's address as a code: `?format=svg` or `png`, with `download=1` as a file. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { merchant, link: id } = await params;
  return showFile(shareLink, merchant, { id }, ({ address }) =>
    codeOf(address, new URL(request.url).searchParams),
  );
}

function codeOf(address: string, query: URLSearchParams): Response {
  const isPng = query.get("format") === "png";
  const how = query.get("download") === "1" ? "attachment" : "inline";
  const name = `${how}; filename="payment-link.${isPng ? "png" : "svg"}"`;
  return new Response(isPng ? qrPng(address, SIDE) : qrSvg(address, SIDE), {
    headers: {
      "Content-Type": isPng ? "image/png" : "image/svg+xml",
      "Content-Disposition": name,
      "Content-Security-Policy": "default-src 'none'; sandbox",
      "Cache-Control": "private, max-age=3600",
    },
  });
}
