import type { JSX } from "react";
import { mayStep } from "@/lib/domain/invoice-state";
import type { InvoiceDetail } from "@/lib/invoices/get-invoice";
import { PaymentForm } from "./payment-form";
import { RemindForm } from "./remind-form";
import { StepForm } from "./step-form";

type InvoiceActionsProps = { merchant: string; detail: InvoiceDetail };

/** What may be done with the invoice as it stands. */
export function InvoiceActions({ merchant, detail }: InvoiceActionsProps): JSX.Element {
  const { invoice, outstanding } = detail;
  const steps = (["send", "cancel", "credit"] as const).filter((step) => mayStep(invoice, step));
  return (
    <div className="grid gap-5">
      {detail.standing === "overdue" ? <RemindForm merchant={merchant} detail={detail} /> : null}
      {mayStep(invoice, "pay") ? (
        <PaymentForm
          key={outstanding.minor}
          merchant={merchant}
          invoice={invoice.id}
          outstanding={outstanding}
        />
      ) : null}
      {steps.map((step) => (
        <StepForm key={step} merchant={merchant} invoice={invoice.id} step={step} />
      ))}
    </div>
  );
}
