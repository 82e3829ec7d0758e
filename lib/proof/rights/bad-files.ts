import { crc32, deflateRawSync, deflateSync } from "node:zlib";
import { drawPng } from "@/lib/testing/draw-png";

/** Files that nobody should be able to bring in, by what is wrong with them. */
export function badFiles(): readonly (readonly [name: string, bytes: Buffer])[] {
  const script = "<script>alert(1)</script>";
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)">${script}</svg>`;
  return [
    ["SVG", Buffer.from(svg)],
    ["page", Buffer.from(`<!doctype html>${script}`)],
    ["program", Buffer.concat([Buffer.from("MZ"), Buffer.alloc(4_000)])],
    ["picture of 30 000 × 30 000", hugePng()],
    ["sheet that unpacks to 300 MB", zip("xl/worksheets/sheet1.xml", Buffer.alloc(300_000_000, 32))],
    ["sheet that leaves its folder", zip("../../../../tmp/evil.xml", Buffer.from("x"))],
    ["PDF of nothing but nesting", Buffer.from(`%PDF-1.7\n1 0 obj${"<<".repeat(100_000)}\n`)],
    ["XML that multiplies itself", Buffer.from(billionLaughs())],
    [
      "XML that reads a file",
      Buffer.from(
        '<?xml version="1.0"?><!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]><Document>&x;</Document>',
      ),
    ],
    ["half a picture", Buffer.from(drawPng()).subarray(0, 60)],
    ["nothing", Buffer.alloc(0)],
  ];
}

function hugePng(): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type), data]);
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(data.length);
    sum.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, sum]);
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(30_000, 0);
  head.writeUInt32BE(30_000, 4);
  head.set([8, 6, 0, 0, 0], 8);
  const pixels = deflateSync(Buffer.alloc(20_000_000));
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    signature,
    chunk("IHDR", head),
    chunk("IDAT", pixels),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

/** A ZIP of the parts that every workbook has, and this one. */
function zip(name: string, data: Buffer): Buffer {
  const parts = [
    [
      "[Content_Types].xml",
      Buffer.from(
        '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
      ),
    ],
    [
      "xl/workbook.xml",
      Buffer.from(
        '<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheets><sheet name="a" sheetId="1"/></sheets></workbook>',
      ),
    ],
    [name, data],
  ] as const;
  const locals: Buffer[] = [];
  const centrals: Buffer[] = [];
  let offset = 0;
  for (const [path, content] of parts) {
    const packed = deflateRawSync(content);
    const head = Buffer.alloc(26);
    head.set([20, 0, 0, 0, 8, 0], 0);
    head.writeUInt32LE(crc32(content), 10);
    head.writeUInt32LE(packed.length, 14);
    head.writeUInt32LE(content.length, 18);
    head.writeUInt16LE(path.length, 22);
    const local = Buffer.concat([Buffer.from("PK\x03\x04"), head, Buffer.from(path), packed]);
    const tail = Buffer.alloc(16);
    tail.writeUInt32LE(offset, 12);
    centrals.push(
      Buffer.concat([Buffer.from("PK\x01\x02\x14\x00"), head, tail.subarray(2), Buffer.from(path)]),
    );
    locals.push(local);
    offset += local.length;
  }
  const directory = Buffer.concat(centrals);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(parts.length, 4);
  end.writeUInt16LE(parts.length, 6);
  end.writeUInt32LE(directory.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...locals, directory, Buffer.from("PK\x05\x06"), end]);
}

function billionLaughs(): string {
  const names = [..."abcdefghij"];
  const more = names.slice(1).map((name, at) => `<!ENTITY ${name} "${`&${names[at]};`.repeat(10)}">`);
  return `<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a "ha">${more.join("")}]><Document>&j;</Document>`;
}
