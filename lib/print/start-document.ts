import "server-only";
import { join } from "node:path";
import PdfDocument from "pdfkit";
import { PAPERS, type PaperName } from "./paper";

/** A document that is being drawn. Whoever started it calls `end()`, or lets `pdfResponse` do it. */
export type PrintDocument = PDFKit.PDFDocument;

export type Heading = {
  readonly paper: PaperName;
  /** Shown in the title bar of whoever reads it. */
  readonly title: string;
  /** A language tag, so that it is read aloud in the right one. */
  readonly language: string;
  readonly author: string;
};

// Whole files and not the reader's own fonts: a printer's workshop has none of ours, and the fourteen built-in ones lack the
// letters of the Sámi languages and most names from farther away.
const FONTS = join(process.cwd(), "node_modules/@expo-google-fonts/inter");

/** Starts a document on its first page, with the fonts "regular" and "bold". Later pages have the same size. */
export function startDocument({ paper, title, language, author }: Heading): PrintDocument {
  const { size, margin } = PAPERS[paper];
  const document = new PdfDocument({
    size: [...size],
    margin,
    lang: language,
    displayTitle: true,
    pdfVersion: "1.7",
    info: { Title: title, Author: author },
  });
  document.registerFont("regular", join(FONTS, "400Regular/Inter_400Regular.ttf"));
  document.registerFont("bold", join(FONTS, "700Bold/Inter_700Bold.ttf"));
  return document.font("regular").fontSize(10).fillColor(INK);
}

export const INK = "#16181d";
export const QUIET_INK = "#5b616e";
export const RULE_INK = "#d4d7dd";
