import { exportAudit } from "@/lib/audit/export-audit";
import type { ExportedList } from "@/lib/domain/list-export";
import { exportInvoices } from "@/lib/invoices/export-invoices";
import { exportMembers } from "@/lib/members/export-members";
import { exportLinks } from "@/lib/payment-links/export-links";
import { exportCodes } from "@/lib/qr/export-codes";
import { exportRequests } from "@/lib/requests/export-requests";
import { exportUnits } from "@/lib/sales-units/export-units";
import { exportSettlementLines } from "@/lib/settlements/export-settlement-lines";
import { exportSettlements } from "@/lib/settlements/export-settlements";
import { exportPayments } from "@/lib/transactions/export-payments";
import type { ListExport } from "./define-list-export";

/** Every list with its export: each is its own feature's, and only here they stand together. */
export const EXPORTS: Readonly<Record<ExportedList, ListExport>> = {
  transactions: exportPayments,
  requests: exportRequests,
  links: exportLinks,
  codes: exportCodes,
  invoices: exportInvoices,
  settlements: exportSettlements,
  settlement_lines: exportSettlementLines,
  members: exportMembers,
  audit: exportAudit,
  units: exportUnits,
};
