import type { ReportTransaction, ReportUnit, SettlementReport } from "../settlement-report";

/** The invented settlement of the specification, as a report. */
export const SALE: ReportTransaction = {
  at: "2026-11-16T09:02:11.120Z",
  id: "7000000120",
  orderId: "fjord-kiosk-000120",
  kind: "sale",
  grossMinor: 12_500,
  feeMinor: 188,
  product: "Vipps Netthandel",
};

export const REFUND: ReportTransaction = {
  ...SALE,
  at: "2026-11-16T17:11:40.000Z",
  id: "7000000122",
  kind: "refund",
  grossMinor: -2_500,
  feeMinor: 0,
};

export const KIOSK: ReportUnit = {
  name: "Fjord Kiosk",
  msn: "654321",
  currency: "NOK",
  timeZone: "Europe/Oslo",
  settlements: [
    {
      id: "2000001",
      day: "2026-11-16",
      account: "99990000014",
      type: "Net",
      openingMinor: 0,
      capturedMinor: 12_500,
      refundedMinor: 2_500,
      feesMinor: 188,
      correctionsInMinor: 0,
      correctionsOutMinor: 0,
      paidOutMinor: 9_812,
      transactionCount: 2,
      transactions: [SALE, REFUND],
    },
  ],
};

export const FJORD_KIOSK: SettlementReport = {
  organisation: {
    name: "Fjord Kiosk AS",
    number: "999000010",
    street: "Bryggen 1",
    postCode: "5003",
    city: "BERGEN",
    country: "NO",
  },
  from: "2026-11-16",
  to: "2026-11-16",
  units: [KIOSK],
};
