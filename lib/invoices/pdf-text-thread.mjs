// Plain JavaScript on Node alone: runs in a thread of its own, so that a file made to be slow or large can be ended.
import { parentPort, workerData } from "node:worker_threads";
import { getDocumentProxy } from "unpdf";

const MOST_SIGNS = 100_000;
const MOST_SIGNS_OF_PIECE = 300;
/** Two pieces stand on one line where their feet are no farther apart than this, in points. */
const SAME_LINE = 2.5;

/** Pieces closer together than this part of their height are one. */
const GAP = 0.9;

/** @typedef {{ text: string, from: number, to: number, foot: number, height: number }} Piece */

/** @param {import("unpdf/pdfjs").PDFPageProxy} page @returns {Promise<Piece[]>} */
async function piecesOf(page) {
  const { items } = await page.getTextContent();
  return items.flatMap((item) => {
    if (!("str" in item) || item.str.trim() === "") return [];
    const [, , , scale, from, foot] = item.transform;
    return [
      { text: item.str, from, to: from + item.width, foot, height: Math.abs(scale) || item.height || 10 },
    ];
  });
}

/** @param {Piece[]} pieces @returns {Piece[][]} */
function linesOf(pieces) {
  const lines = [];
  for (const piece of pieces.sort((a, b) => b.foot - a.foot)) {
    const line = lines.at(-1);
    if (line && Math.abs(line[0].foot - piece.foot) <= SAME_LINE) line.push(piece);
    else lines.push([piece]);
  }
  return lines.map((line) => joined(line.sort((a, b) => a.from - b.from)));
}

/** Words of one phrase come in pieces of their own. @param {Piece[]} line @returns {Piece[]} */
function joined(line) {
  const cells = [];
  for (const piece of line) {
    const last = cells.at(-1);
    const gap = last ? piece.from - last.to : 0;
    if (!last || gap > piece.height * GAP) cells.push({ ...piece });
    else {
      const spaced = gap > piece.height * 0.12 && !/\s$/.test(last.text) && !/^\s/.test(piece.text);
      last.text += (spaced ? " " : "") + piece.text;
      last.to = piece.to;
    }
  }
  return cells;
}

/** @param {Uint8Array} bytes @param {number} mostPages */
async function read(bytes, mostPages) {
  // Nothing in the file is run, fetched or looked up on this computer.
  const document = await getDocumentProxy(bytes, {
    ...{
      isEvalSupported: false,
      enableXfa: false,
      disableFontFace: true,
      useSystemFonts: false,
      useWorkerFetch: false,
    },
    ...{ stopAtErrors: false, verbosity: 0 },
  });
  const lines = [];
  let signs = 0;
  for (let number = 1; number <= Math.min(document.numPages, mostPages) && signs < MOST_SIGNS; number += 1) {
    const page = await document.getPage(number);
    for (const line of linesOf(await piecesOf(page))) {
      const cells = line.map(({ text, from, to }) => ({
        text: text.trim().slice(0, MOST_SIGNS_OF_PIECE),
        from,
        to,
      }));
      signs += cells.reduce((sum, { text }) => sum + text.length, 0);
      lines.push(cells);
    }
  }
  return { outcome: "read", lines };
}

try {
  parentPort?.postMessage(await read(workerData.bytes, workerData.mostPages));
} catch (error) {
  const name = error instanceof Error ? error.name : "";
  parentPort?.postMessage({ outcome: name === "PasswordException" ? "encrypted" : "broken" });
}
