import { readFileSync } from "node:fs";
import { inflateSync } from "node:zlib";
import { prepareZXingModule, readBarcodes } from "zxing-wasm/reader";

// The program is read from the package: by itself it would be fetched from the network.
const program = readFileSync("node_modules/zxing-wasm/dist/reader/zxing_reader.wasm");
const ready = prepareZXingModule({
  overrides: { wasmBinary: new Uint8Array(program).buffer },
  fireImmediately: true,
});

type Image = Parameters<typeof readBarcodes>[0];

/** What a phone's camera would read in a picture, or undefined where it reads nothing. */
async function read(image: Image): Promise<string | undefined> {
  await ready;
  const [found] = await readBarcodes(image, { formats: ["QRCode"], tryHarder: true, maxNumberOfSymbols: 1 });
  return found?.isValid ? found.text : undefined;
}

export function readPng(bytes: Uint8Array): Promise<string | undefined> {
  return read(new Uint8Array(bytes));
}

/** Draws an SVG of a code with so many pixels a side, as a browser would, and reads it. */
export function readSvg(svg: string, side: number): Promise<string | undefined> {
  const whole = Number(/viewBox="0 0 ([\d.]+) /.exec(svg)?.[1]);
  const dark = /(?:fill|stroke)="#0+"\s+d="([^"]+)"/.exec(svg)?.[1] ?? "";
  return readRuns(runsOf(dark), whole, side);
}

/** What the codes in a PDF of the house say, page by page: each is a white square and the black boxes that follow it. */
export async function readPdf(pdf: Buffer): Promise<(string | undefined)[]> {
  const read: Promise<string | undefined>[] = [];
  for (const { index } of pdf.toString("latin1").matchAll(/stream\n/g)) {
    const from = index + "stream\n".length;
    const page = unpacked(pdf.subarray(from, pdf.indexOf("\nendstream", from)));
    const square = /([\d.]+) ([\d.]+) ([\d.]+) \3 re\n\S+ cs\n1 1 1 scn\nf\n((?:[\d. ]+ re\n)+)/g;
    for (const [, x = "", y = "", side = "", boxes = ""] of page.matchAll(square)) {
      const rows = boxes
        .trim()
        .split("\n")
        .map((line) => line.split(" ").map(Number));
      const module = rows[0]?.[3] ?? 1;
      const runs = rows.map(([left = 0, top = 0, width = 0]): Run => {
        const at = (distance: number) => Math.round(distance / module);
        return { x: at(left - Number(x)), y: at(top - Number(y)), width: at(width) };
      });
      read.push(readRuns(runs, Math.round(Number(side) / module), 400));
    }
  }
  return Promise.all(read);
}

/** Fonts and pictures are packed in other ways, and hold no code. */
function unpacked(stream: Buffer): string {
  try {
    return inflateSync(stream).toString("latin1");
  } catch {
    return "";
  }
}

/** Draws dark runs of a code that is `whole` modules wide with so many pixels a side, and reads it. */
function readRuns(runs: readonly Run[], whole: number, side: number): Promise<string | undefined> {
  const data = new Uint8ClampedArray(side * side * 4).fill(255);
  const module = side / whole;
  for (const { x, y, width } of runs)
    for (let py = Math.round(y * module); py < Math.round((y + 1) * module); py += 1)
      for (let px = Math.round(x * module); px < Math.round((x + width) * module); px += 1)
        data.fill(0, (py * side + px) * 4, (py * side + px) * 4 + 3);
  // safe: the decoder asks for the three fields of a picture's data, which is a browser's type
  return read({ data, width: side, height: side, colorSpace: "srgb" } as unknown as Image);
}

type Run = { x: number; y: number; width: number };

/** The horizontal strokes of a path that has only those: one module high, from the middle of a line or as a closed box. */
function runsOf(path: string): Run[] {
  const runs: Run[] = [];
  let [x, y] = [0, 0];
  for (const [, command = "", values = ""] of path.matchAll(/([a-zA-Z])([^a-zA-Z]*)/g)) {
    const [a = 0, b = 0] = values
      .trim()
      .split(/[\s,]+/)
      .map(Number);
    if (command === "M") [x, y] = [a, b];
    if (command === "m") [x, y] = [x + a, y + b];
    if (command !== "h" || a < 0) continue;
    runs.push({ x, y: path.includes("z") ? y : Math.floor(y), width: a });
    if (!path.includes("z")) x += a;
  }
  return runs;
}
