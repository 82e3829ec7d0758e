import { expect, it } from "vitest";
import { deliveredFileName, reportFileName } from "./report-file-name";
import { FJORD_KIOSK, KIOSK } from "./testing/fjord-kiosk";

it("names a file as the published ones are, in the report's language", () => {
  expect(reportFileName(FJORD_KIOSK, "xlsx", "nb")).toBe("Vipps-oppgjørsrapport-654321-2026-11-16.xlsx");
  const danish = { ...FJORD_KIOSK, organisation: { ...FJORD_KIOSK.organisation, country: "DK" } } as const;
  expect(reportFileName(danish, "pdf", "da")).toBe("MobilePay-afregningsrapport-654321-2026-11-16.pdf");
});

it("names the company where there are several units, or none", () => {
  const several = { ...FJORD_KIOSK, units: [KIOSK, KIOSK] };
  expect(reportFileName(several, "csv", "en")).toBe("Vipps-settlement-report-999000010-2026-11-16.csv");
});

it("lets no number lead out of its folder", () => {
  expect(deliveredFileName("654321", "2000001", "xml")).toBe("654321-2000001.xml");
  expect(deliveredFileName("../etc", "2000001", "xml")).toBe("etc-2000001.xml");
});
