import { describe, expect, it } from "vitest";
import { standingOf } from "@/lib/domain/invoice-state";
import { type InvoiceLine, totalOf } from "@/lib/domain/invoice-total";
import { money } from "@/lib/domain/money";
import { pdfResponse } from "@/lib/print/pdf-response";
import { readPdfPages } from "@/lib/reports/testing/read-pdf";
import { drawPng } from "@/lib/testing/draw-png";
import { drawInvoice } from "./draw-invoice";
import type { OpenedInvoice } from "./open-invoice";

const LINE: InvoiceLine = {
  description: "Kaffebønner, 1 kg",
  quantity: 2_500,
  unitPriceMinor: 24_900,
  vatRate: 1_500,
};

const ISSUER = {
  name: "Fjordkaffe AS",
  organisationNumber: "999000010",
  country: "NO",
  currency: "NOK",
  timeZone: "Europe/Oslo",
  today: "2026-11-21",
} as const;

const INVOICE: OpenedInvoice["invoice"] = {
  ...{ id: "1", kind: "invoice", number: 1001, environment: "production" },
  ...{ customerName: "Nora Vik", customerAddress: "Storgata 1, 0155 Oslo", message: "Takk for handelen" },
  ...{ dueDay: "2026-12-05", issuedDay: "2026-11-21", referenceKind: "kid_mod10", reference: "10014" },
  ...{ bankAccount: "1234 56 78903", feeMinor: 0, paidMinor: 0 },
};

type Over = {
  invoice?: Partial<OpenedInvoice["invoice"]>;
  lines?: InvoiceLine[];
  opened?: Partial<OpenedInvoice>;
};

async function printed(
  { invoice, lines = [LINE], opened }: Over,
  logo?: Uint8Array,
): Promise<{ pdf: Buffer; pages: string[][] }> {
  const total = totalOf(lines);
  const whole = { ...INVOICE, ...invoice };
  const sight: OpenedInvoice = {
    ...{ invoice: whole, issuer: ISSUER, unitName: "Fjordkaffe Nettbutikk", logo: null, currency: "NOK" },
    ...{
      standing: standingOf({ ...whole, state: "sent", totalMinor: total.grossMinor } as never, "2026-11-21"),
    },
    outstanding: money(total.grossMinor + whole.feeMinor - whole.paidMinor, "NOK"),
    ...{ payable: true, settling: false, asksForPhone: false, lines, total, pdf: undefined },
    ...opened,
  };
  const document = drawInvoice({
    opened: sight,
    locale: "nb",
    logo,
    address: "https://portal.example/invoice/abc",
  });
  const pdf = Buffer.from(await pdfResponse(document, "x.pdf", "inline").arrayBuffer());
  return { pdf, pages: readPdfPages(pdf) };
}

const flat = (pages: string[][]) =>
  pages
    .flat()
    .join("\n")
    .replaceAll(/[\u00a0\u202f]/g, " ");

describe("an invoice on paper", () => {
  it("says who asks whom for what, and how it is paid", async () => {
    const text = flat((await printed({})).pages);
    for (const said of [
      ...["Fjordkaffe AS", "Faktura 1001", "Nora Vik", "0155 Oslo", "2,5", "15 %", "622,50"],
      ...["Å betale", "KID", "10014", "1234 56 78903", "5. des. 2026", "Takk for handelen"],
    ])
      expect(text).toContain(said);
  });

  it("shows the logo, and a line that Danish banks take as a whole", async () => {
    expect((await printed({}, drawPng({ width: 64, height: 32 }))).pdf.toString("latin1")).toContain(
      "/Subtype /Image",
    );
    const slip = { referenceKind: "fik_71", reference: "000000000010421", bankAccount: "12345678" } as const;
    expect(flat((await printed({ invoice: slip })).pages)).toContain("+71<000000000010421+12345678<");
  });

  it("never cuts the box in two: it goes to a page of its own", async () => {
    const lines = Array.from({ length: 24 }, () => LINE);
    const { pages } = await printed({ lines });
    expect(pages).toHaveLength(2);
    expect(flat(pages.slice(1))).toContain("10014");
    expect(flat(pages.slice(0, 1))).not.toContain("10014");
  });

  it("asks for nothing where nothing is to be paid", async () => {
    const text = flat((await printed({ opened: { payable: false, standing: "paid" } })).pages);
    expect(text).toContain("betalt");
    expect(text).not.toContain("10014");
  });
});
