"use server";

import { addNote } from "@/lib/transactions/add-note";
import { cancelPayment } from "@/lib/transactions/cancel-payment";
import { capturePayment } from "@/lib/transactions/capture-payment";
import { checkStatusNow } from "@/lib/transactions/check-status-now";
import { refundPayment } from "@/lib/transactions/refund-payment";
import { reviewOperation } from "@/lib/transactions/review-operation";
import { action } from "@/lib/web/action";
import { amountForm, checkForm, noteForm, reviewForm, wholeForm } from "./forms";

export const captureAction = action(capturePayment, amountForm);
export const cancelAction = action(cancelPayment, wholeForm);
export const refundAction = action(refundPayment, amountForm);
export const noteAction = action(addNote, noteForm);
export const checkAction = action(checkStatusNow, checkForm);
export const reviewAction = action(reviewOperation, reviewForm);
