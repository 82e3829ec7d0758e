import { type Drawing, USUAL_BORDER, USUAL_SIZE } from "../../codes/draw-code";
import type { Answer } from "../problem";
import { invalidParams, qrProblem } from "./qr-problem";

/** An image, or the bare text that a code is to say. */
export type Format = Drawing | "text";

type ReadFormat = { format: Format } | { answer: Answer };

const ACCEPTED: Readonly<Record<string, Drawing["format"] | "text">> = {
  "image/*": "SVG",
  "image/svg+xml": "SVG",
  "image/png": "PNG",
  "text/targeturl": "text",
};

/** By the headers `Accept` and `Size`, as redirect and one-time codes are asked for. */
export function formatOfHeaders(headers: Headers, border: string | undefined): ReadFormat {
  const accept = (headers.get("accept") ?? "").split(/[,;]/)[0]?.trim().toLowerCase() ?? "";
  const kind = ACCEPTED[accept];
  if (!kind) {
    const detail = "Supported values of Accept: image/*, image/png, image/svg+xml, text/targetUrl.";
    return { answer: qrProblem(415, "Unsupported Media Type", detail) };
  }
  const drawing = drawingOf(kind === "PNG" ? "PNG" : "SVG", headers.get("size") ?? undefined, border, "Size");
  return "answer" in drawing || kind !== "text" ? drawing : { format: "text" };
}

/** By `qrImageFormat` and `qrImageSize` of the query, as callback codes are asked for. */
export function formatOfQuery(query: Readonly<Record<string, string | undefined>>): ReadFormat {
  const named = Object.fromEntries(Object.entries(query).map(([name, value]) => [name.toLowerCase(), value]));
  const format = named["qrimageformat"] ?? "SVG";
  if (format !== "PNG" && format !== "SVG")
    return { answer: invalidParams([{ name: "QrImageFormat", reason: "Supported values: PNG, SVG." }]) };
  return drawingOf(format, named["qrimagesize"], named["whiteborder"], "QrImageSize");
}

function drawingOf(
  format: Drawing["format"],
  sizeText: string | undefined,
  borderText: string | undefined,
  name: string,
): { format: Drawing } | { answer: Answer } {
  const size = sizeText === undefined ? USUAL_SIZE : wholeNumber(sizeText);
  const border = borderText === undefined ? USUAL_BORDER : wholeNumber(borderText);
  if (!(size >= 100 && size <= 2000))
    return { answer: invalidParams([{ name, reason: "The size must be between 100 and 2000." }]) };
  if (!(border >= 0 && border <= 100 && border * 4 <= size)) {
    const reason = "The border must be between 0 and 100, and at most a quarter of the size.";
    return { answer: invalidParams([{ name: "WhiteBorder", reason }]) };
  }
  return { format: { format, size, border } };
}

function wholeNumber(text: string): number {
  return /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
}

/** Where an image is fetched, by anybody; `what` names the code or the payment behind it. */
export function imageAddress(publicUrl: string, what: Record<string, string>, drawing: Drawing): string {
  const { format, size, border } = drawing;
  const query = new URLSearchParams({ ...what, size: String(size), border: String(border) });
  return `${publicUrl}/qr/generate/qr.${format.toLowerCase()}?${query}`;
}
