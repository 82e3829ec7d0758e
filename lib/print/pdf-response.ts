import { Readable } from "node:stream";
import type { PrintDocument } from "./start-document";

/** Ends the document and hands it on as it is written, page by page. */
function streamDocument(document: PrintDocument): ReadableStream<Uint8Array> {
  document.end();
  // safe: pdfkit writes buffers, which are Uint8Arrays; Node types the web stream of its own by itself
  return Readable.toWeb(document) as ReadableStream<Uint8Array>;
}

/** The document as an answer that browsers open or save under this name. */
export function pdfResponse(document: PrintDocument, name: string, how: "inline" | "attachment"): Response {
  return new Response(streamDocument(document), {
    headers: {
      "content-type": "application/pdf",
      "content-disposition": `${how}; ${fileName(name)}`,
      "cache-control": "private, no-store",
      "x-content-type-options": "nosniff",
    },
  });
}

/** For any letters (RFC 6266), with a plain name for what reads only that. */
export function fileName(name: string): string {
  const plain = name.normalize("NFKD").replace(/[^\w.-]+/g, "-");
  const whole = encodeURIComponent(name).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `filename="${plain}"; filename*=UTF-8''${whole}`;
}
