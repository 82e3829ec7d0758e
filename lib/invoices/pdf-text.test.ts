import { describe, expect, it } from "vitest";
import { findProposals } from "@/lib/domain/invoice-proposals";
import { pdfResponse } from "@/lib/print/pdf-response";
import { startDocument } from "@/lib/print/start-document";
import { pdfText } from "./pdf-text";
import { printPdf } from "./testing/print-pdf";

const LINES = ["Faktura 1042", "Forfallsdato: 04.12.2026", "KID: 1234 56782", "Å betale: kr 1 234,50"];

describe("the text of a PDF", () => {
  it("comes line by line, and what it says is found", async () => {
    const text = await pdfText(await printPdf(LINES));
    if (text.outcome !== "read") throw new Error(text.outcome);
    expect(text.lines.map((line) => line.map((cell) => cell.text).join(" "))).toEqual(LINES);
    const market = { country: "NO", currency: "NOK", today: "2026-11-21" } as const;
    expect(findProposals(text.lines, market)).toMatchObject({
      amounts: [123_450],
      dueDays: ["2026-12-04"],
      references: [{ reference: "123456782" }],
    });
  });

  it("keeps columns apart, so that a value is found under its head", async () => {
    const document = startDocument({ paper: "a4", title: "x", language: "nb", author: "x" });
    for (const [text, x, y] of [
      ["KID", 300, 100],
      ["Forfall", 60, 100],
      ["123456782", 300, 114],
      ["04.12.2026", 60, 114],
    ] as const)
      document.text(text, x, y, { lineBreak: false });
    const pdf = new Uint8Array(await pdfResponse(document, "x.pdf", "inline").arrayBuffer());
    const text = await pdfText(pdf);
    expect(text.outcome === "read" && text.lines.map((line) => line.map((cell) => cell.text))).toEqual([
      ["Forfall", "KID"],
      ["04.12.2026", "123456782"],
    ]);
  });

  it("is empty where a page is only a picture", async () => {
    expect(await pdfText(await printPdf([]))).toEqual({ outcome: "read", lines: [] });
  });

  it("needs no password", async () => {
    expect(await pdfText(await printPdf(LINES, { userPassword: "hemmelig" }))).toEqual({
      outcome: "encrypted",
    });
    expect(await pdfText(await printPdf(LINES, { ownerPassword: "eier" }))).toMatchObject({
      outcome: "read",
    });
  });

  it("is not there in a broken file", async () => {
    for (const none of [
      "%PDF-1.7\n%%EOF\n",
      "%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\ntrailer\n<< /Root 1 0 R >>\n%%EOF",
    ])
      expect(await pdfText(Buffer.from(none))).toEqual({ outcome: "broken" });
  });

  it("is given up after its time", async () => {
    expect(await pdfText(await printPdf(LINES), 1)).toEqual({ outcome: "too_slow" });
  });
});
