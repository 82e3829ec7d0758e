import { z } from "zod";
import { type Change, defineUseCase } from "@/lib/access/use-case";
import { now } from "@/lib/clock";
import { type InvoiceStanding, mayStep, outstandingOf, standingOf } from "@/lib/domain/invoice-state";
import { type InvoiceLine, totalOf } from "@/lib/domain/invoice-total";
import { isCurrency, type Money, money } from "@/lib/domain/money";
import { fail, ok, type Result } from "@/lib/domain/result";
import { type Issuer, logoOf, unitOf } from "./company-repository";
import { noteEvent } from "./event-repository";
import { fileOf, type InvoiceRow, lockInvoice, updateInvoice } from "./repository";
import { lookAt } from "./sight";

/** An invoice as its customer sees it: nothing of what the merchant did with it. */
export type OpenedInvoice = {
  readonly invoice: Pick<
    InvoiceRow,
    | "id"
    | "kind"
    | "number"
    | "environment"
    | "customerName"
    | "customerAddress"
    | "message"
    | "dueDay"
    | "issuedDay"
    | "referenceKind"
    | "reference"
    | "bankAccount"
    | "feeMinor"
    | "paidMinor"
  >;
  readonly issuer: Issuer;
  readonly unitName: string;
  /** Digest of the unit's logo. */
  readonly logo: string | null;
  readonly currency: Money["currency"];
  readonly standing: InvoiceStanding;
  readonly outstanding: Money;
  readonly payable: boolean;
  /** Whether a payment that the customer approved is on its way to being written down. */
  readonly settling: boolean;
  /** Whether the merchant may ask for the number: it has none yet. */
  readonly asksForPhone: boolean;
  readonly lines: readonly InvoiceLine[];
  readonly total: ReturnType<typeof totalOf>;
  readonly pdf: Buffer | undefined;
};

type Opened = Result<OpenedInvoice, { code: "invoice_not_found" }>;

/** Shows a sent invoice to whoever has its address; the first time, it counts as seen. Input: `{ id }`. */
export const openInvoice = defineUseCase({
  permission: "invoice:open",
  input: z.strictObject({ id: z.uuid() }),
  run: (scope, { id }): Promise<Opened> =>
    scope.write(async (tx): Promise<Change<Opened>> => {
      const present = await lockInvoice(tx, id);
      const sight = await lookAt(tx, id);
      const unit = present && (await unitOf(tx, present.msn));
      if (!present || !sight || !unit || !mayStep(present, "see") || !isCurrency(present.currency))
        return { value: fail({ code: "invoice_not_found" }), audit: "unchanged" };
      const first = present.kind === "invoice" && present.state === "sent";
      const invoice = { ...present, state: first ? ("seen" as const) : present.state };
      const opened = ok({
        ...{ invoice, issuer: sight.issuer, unitName: unit.name, currency: present.currency },
        logo: (await logoOf(tx, present.msn))?.sha256 ?? null,
        standing: standingOf(invoice, sight.issuer.today),
        outstanding: money(outstandingOf(invoice), present.currency),
        payable: mayStep(invoice, "pay") && unit.status === "active",
        settling: sight.made.some(({ state, capturedMinor }) => state === "AUTHORIZED" && !capturedMinor),
        asksForPhone: present.customerPhone === null,
        ...{ lines: sight.lines, total: totalOf(sight.lines), pdf: await fileOf(tx, id) },
      });
      if (!first) return { value: opened, audit: "unchanged" };
      await updateInvoice(tx, id, { state: "seen", changedAt: now() });
      await noteEvent(tx, scope, id, "opened");
      return {
        value: opened,
        audit: { action: "invoice.opened", subject: `invoice:${id}`, msn: present.msn },
      };
    }),
});
