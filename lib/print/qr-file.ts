import { fileName } from "./pdf-response";
import { LEAST_SIDE, MOST_SIDE, qrPng, qrSvg } from "./qr-image";

const USUAL_SIDE = 800;

/**
 * The picture of a code as an answer: `format` svg (else) or png, `side` in pixels, taken for the nearest that can be had, and `save=yes`
 * for a file to keep.
 */
export function qrFile(content: string, name: string, query: URLSearchParams): Response {
  const asked = Math.floor(Number(query.get("side")) || USUAL_SIDE);
  const side = Math.min(MOST_SIDE, Math.max(LEAST_SIDE, asked));
  const format = query.get("format") === "png" ? "png" : "svg";
  const how = query.get("save") === "yes" ? "attachment" : "inline";
  return new Response(format === "png" ? qrPng(content, side) : qrSvg(content, side), {
    headers: {
      "Content-Type": format === "png" ? "image/png" : "image/svg+xml",
      "Content-Disposition": `${how}; ${fileName(`${name}.${format}`)}`,
      "Content-Security-Policy": "default-src 'none'; sandbox",
      "X-Content-Type-Options": "nosniff",
      "Cache-Control": "private, no-store",
    },
  });
}
