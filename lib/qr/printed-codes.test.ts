import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, test } from "vitest";
import type { PersonCaller } from "@/lib/access/caller";
import { writeCodeName } from "@/lib/domain/qr-code";
import { writeNumberAddress } from "@/lib/domain/vm-number";
import { drawPosters } from "@/lib/print/draw-posters";
import { PAPER_NAMES } from "@/lib/print/paper";
import { pdfResponse } from "@/lib/print/pdf-response";
import { qrFile } from "@/lib/print/qr-file";
import {
  createAdministrator,
  createMerchant,
  createPerson,
  type TestMerchant,
} from "@/lib/testing/factories";
import { readPdf, readPng, readSvg } from "@/lib/testing/read-code";
import { useTestDatabase } from "@/lib/testing/test-db";
import { useTestPlatform } from "@/lib/testing/test-platform";
import { createBatch } from "./create-batch";
import { createCode } from "./create-code";
import { listCodes } from "./list-codes";
import { type CodeFace, readContent } from "./read-content";
import { readFaces } from "./read-faces";

const db = useTestDatabase();
const platform = useTestPlatform();
let merchant: TestMerchant;
let msn: string;
let admin: PersonCaller;

beforeEach(async () => {
  merchant = await createMerchant(2);
  msn = merchant.units[0] ?? "";
  admin = await createAdministrator(merchant);
  await platform.connect(merchant);
});

async function makeKind(kind: "redirect" | "callback"): Promise<string> {
  const target = kind === "redirect" ? "https://shop.example.test/menu?table=7&from=qr" : "Kassen ved døra";
  const wish = { kind, name: "Bord 7 ÆØÅ", target, folder: "", place: "" };
  await createCode.call(admin, { id: randomUUID(), msn, ...wish });
  return writeCodeName({ msn, kind, platformId: wish.name });
}

async function makeNumber(): Promise<string> {
  await db.sql("update sales_units set kind = 'vm_number' where merchant_id = $1 and msn = $2", [
    merchant.id,
    msn,
  ]);
  return writeNumberAddress(msn);
}

async function faceOf(code: string, who = admin): Promise<CodeFace> {
  const read = await readContent.call(who, { code });
  if (!read.ok) throw new Error(read.error.code);
  return read.value;
}

const SIDES = [100, 101, 137, 200, 300, 333, 512, 800, 1024, 1999, 2000];

async function file({ content, name }: CodeFace, query: string): Promise<{ head: Headers; bytes: Buffer }> {
  const answer = qrFile(content, name, new URLSearchParams(query));
  return { head: answer.headers, bytes: Buffer.from(await answer.arrayBuffer()) };
}

describe.each(["redirect", "callback", "number"] as const)("the picture of a %s code", (kind) => {
  const address = () => (kind === "number" ? makeNumber() : makeKind(kind));

  test("is read at every size, as PNG and as SVG", async () => {
    const face = await faceOf(await address());
    for (const side of SIDES) {
      const png = await file(face, `format=png&side=${side}`);
      expect([side, png.bytes.readUInt32BE(16), await readPng(png.bytes)]).toEqual([
        side,
        side,
        face.content,
      ]);
      const svg = await file(face, `format=svg&side=${side}`);
      expect([side, await readSvg(svg.bytes.toString(), side)]).toEqual([side, face.content]);
    }
  }, 30_000);

  test("is read on every paper, on both faces of a table tent", async () => {
    const face = await faceOf(await address());
    const poster = { merchant: face.unit, headline: face.headline, hint: "Skann", content: face.content };
    for (const paper of PAPER_NAMES) {
      const heading = { paper, title: face.name, language: "nb", author: face.company };
      const pdf = pdfResponse(drawPosters(heading, [poster]), `${face.name}.pdf`, "inline");
      const read = await readPdf(Buffer.from(await pdf.arrayBuffer()));
      const faces = paper === "table-tent" ? 2 : 1;
      expect([paper, ...read]).toEqual([paper, ...Array.from({ length: faces }, () => face.content)]);
    }
  });
});

test("a file has its name, its kind, and no size beyond what can be had", async () => {
  const face = await faceOf(await makeKind("redirect"));
  const saved = await file(face, "format=png&side=300&save=yes");
  expect(saved.head.get("content-type")).toBe("image/png");
  expect(saved.head.get("content-disposition")).toMatch(/^attachment; .*Bord%207%20%C3%86%C3%98%C3%85\.png$/);
  const shown = await file(face, "");
  expect(shown.head.get("content-type")).toBe("image/svg+xml");
  expect(shown.head.get("content-disposition")).toMatch(/^inline/);
  for (const [asked, side] of [
    ["1", 100],
    ["-5", 100],
    ["99999", 2000],
    ["wide", 800],
    ["1e9", 2000],
  ])
    expect((await file(face, `format=png&side=${asked}`)).bytes.readUInt32BE(16)).toBe(side);
});

test("a batch is printed whole, a page each and in its order", async () => {
  const batch = randomUUID();
  const rows = [1, 2, 3].map((at) => ({ name: `Bord ${at}`, target: `https://shop.example.test/${at}` }));
  await createBatch.call(admin, { batch, msn, kind: "redirect", rows, folder: "", place: "" });
  const faces = await readFaces.call(admin, { batch });
  if (!faces.ok) throw new Error(faces.error.code);
  expect(faces.value.map(({ headline }) => headline)).toEqual(["Bord 1", "Bord 2", "Bord 3"]);
  const heading = { paper: "sticker", title: "Bord", language: "nb", author: "" } as const;
  const posters = faces.value.map(({ unit, headline, content }) => ({
    ...{ merchant: unit, headline, hint: "", content },
  }));
  const pdf = pdfResponse(drawPosters(heading, posters), "x.pdf", "inline");
  expect(await readPdf(Buffer.from(await pdf.arrayBuffer()))).toEqual(
    faces.value.map(({ content }) => content),
  );
});

test("a VM number has its code without asking the platform, for its own people alone", async () => {
  const address = await makeNumber();
  const before = platform.requests().length;
  const face = await faceOf(address);
  expect(face).toMatchObject({ kind: "number", headline: msn });
  expect(face.content).toBe(`https://qr.vipps.no/28/2/05/031/${msn}?v=1`);
  const list = await listCodes.call(admin, { environment: "production", msn });
  expect(list).toMatchObject({ value: { unit: { kind: "vm_number" }, codes: [], told: true } });
  expect(platform.requests()).toHaveLength(before);
  const unit = merchant.units[1] ?? "";
  const elsewhere = await createPerson(merchant, [{ role: "assistant", extras: [], unit }]);
  const foreign = await createAdministrator(await createMerchant());
  const gone = { error: { code: "code_not_found" } };
  for (const who of [elsewhere, foreign])
    expect(await readContent.call(who, { code: address })).toMatchObject(gone);
  // Any other sales unit has no such code: it would lead nowhere.
  expect(await readContent.call(admin, { code: writeNumberAddress(unit) })).toMatchObject(gone);
});
