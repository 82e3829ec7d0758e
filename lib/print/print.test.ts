import { expect, it } from "vitest";
import { drawPng } from "@/lib/testing/draw-png";
import { drawPoster } from "./draw-poster";
import { drawQr } from "./draw-qr";
import { drawTable } from "./draw-table";
import { PAPER_NAMES, PAPERS } from "./paper";
import { fileName, pdfResponse } from "./pdf-response";
import { startDocument } from "./start-document";
import { writeFitted, writeParagraph, writeTitle } from "./write-text";

const HEADING = { title: "Faktura", language: "nb", author: "Bjørnøya Café Čáhci AS" } as const;

async function textOf(answer: Response): Promise<string> {
  return Buffer.from(await answer.arrayBuffer()).toString("latin1");
}

it("makes pages of every paper's size, with the fonts inside", async () => {
  for (const paper of PAPER_NAMES) {
    const document = startDocument({ paper, ...HEADING });
    writeTitle(document, "Æøå äö Šš Čč Đđ Ŋŋ Ŧŧ");
    const pdf = await textOf(pdfResponse(document, "x.pdf", "inline"));
    const [width, height] = PAPERS[paper].size;
    const [, boxWidth, boxHeight] = /MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/.exec(pdf) ?? [];
    expect(Number(boxWidth)).toBeCloseTo(width, 1);
    expect(Number(boxHeight)).toBeCloseTo(height, 1);
    expect(pdf).toContain("/FontFile2");
    expect(pdf).toContain("/Lang (nb)");
  }
});

it("turns the page where a table is longer, and loses no row", async () => {
  const document = startDocument({ paper: "a4", ...HEADING });
  writeTitle(document, "Faktura 1001");
  writeParagraph(document, "Bestilling av kaffe", { quiet: true });
  const columns = [
    { title: "Vare", share: 3 },
    { title: "Sum", share: 1, align: "right" as const },
  ];
  drawTable(
    document,
    columns,
    Array.from({ length: 90 }, (_, at) => ({ cells: [`Linje ${at + 1}`, "1 200,00"], bold: at === 89 })),
  );
  drawQr(document, "https://example.test/", { x: 60, y: document.y, side: 120 });
  const pdf = await textOf(pdfResponse(document, "faktura.pdf", "attachment"));
  expect(pdf.match(/\/Type \/Page\b/g)?.length).toBeGreaterThanOrEqual(3);
});

it("draws a poster onto one page of every paper, with a logo and without", async () => {
  const poster = {
    merchant: "Fjordkaffe Torget",
    headline: "Bord 7",
    hint: "Skann koden",
    content: "https://example.test/7",
  };
  for (const paper of PAPER_NAMES) {
    const document = startDocument({ paper, ...HEADING });
    drawPoster(document, paper, { ...poster, logo: drawPng({ width: 64, height: 32 }) });
    document.addPage();
    drawPoster(document, paper, { ...poster, headline: "Et bord med et svært langt navn ".repeat(20) });
    const pdf = await textOf(pdfResponse(document, "poster.pdf", "inline"));
    expect(pdf.match(/\/Type \/Page\b/g)).toHaveLength(2);
    expect(pdf).toContain("/Subtype /Image");
  }
});

it("sets a long name smaller, and never below its box", () => {
  const document = startDocument({ paper: "sticker", ...HEADING });
  const box = { x: 14, y: 20, width: 190 };
  const short = writeFitted(document, "Bord 7", box, { bold: true, size: 20, lines: 2 });
  const long = writeFitted(document, "Fjordkaffe Nettbutikk og Brenneri ".repeat(9), box, {
    size: 20,
    lines: 2,
  });
  expect(short).toBeLessThan(50);
  expect(long).toBeLessThan(20 + 2 * 26);
});

it("names the file in any letters, and for old readers in plain ones", () => {
  expect(fileName("blåbær (1).pdf")).toBe(
    `filename="bla-b-r-1-.pdf"; filename*=UTF-8''bl%C3%A5b%C3%A6r%20%281%29.pdf`,
  );
});
