import { expect, it } from "vitest";
import { closingMinor, netMinor, type ReportSettlement, type ReportTransaction } from "./settlement-report";

const settlement: ReportSettlement = {
  id: "2000001",
  day: "2026-11-16",
  account: "99990000014",
  type: "Net",
  openingMinor: -1_000,
  capturedMinor: 20_000,
  refundedMinor: 2_500,
  feesMinor: 300,
  correctionsInMinor: 80,
  correctionsOutMinor: 30,
  paidOutMinor: 16_250,
  transactionCount: 0,
  transactions: [],
};

it("adds up: opening and what came in, less what went out, is what was paid", () => {
  expect(closingMinor(settlement)).toBe(0);
  expect(closingMinor({ ...settlement, paidOutMinor: 16_000 })).toBe(250);
});

it("leaves the fees of a gross settlement to their invoice", () => {
  expect(closingMinor({ ...settlement, type: "Gross", paidOutMinor: 16_550 })).toBe(0);
});

it("takes the fee off a sale, and off nothing at all", () => {
  const sale: ReportTransaction = {
    at: "2026-11-16T09:02:11.120Z",
    id: "7000000120",
    orderId: "fjord-kiosk-000120",
    kind: "sale",
    grossMinor: 12_500,
    feeMinor: 188,
    product: "",
  };
  expect(netMinor(sale)).toBe(12_312);
  expect(netMinor({ ...sale, kind: "fee", grossMinor: 0 })).toBe(-188);
});
