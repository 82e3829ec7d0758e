"use server";

import { cancelInvoice } from "@/lib/invoices/cancel-invoice";
import { creditInvoice } from "@/lib/invoices/credit-invoice";
import { registerPayment } from "@/lib/invoices/register-payment";
import { remindInvoice } from "@/lib/invoices/remind-invoice";
import { saveInvoice } from "@/lib/invoices/save-invoice";
import { sendInvoice } from "@/lib/invoices/send-invoice";
import { action } from "@/lib/web/action";
import { creditForm, invoiceForm, oneInvoiceForm, paymentForm, reminderForm } from "./forms";

export const saveInvoiceAction = action(saveInvoice, invoiceForm);
export const sendInvoiceAction = action(sendInvoice, oneInvoiceForm);
export const cancelInvoiceAction = action(cancelInvoice, oneInvoiceForm);
export const creditInvoiceAction = action(creditInvoice, creditForm);
export const registerPaymentAction = action(registerPayment, paymentForm);
export const remindInvoiceAction = action(remindInvoice, reminderForm);
