"use server";

import { askCustomer } from "@/lib/qr/ask-customer";
import { changeCode } from "@/lib/qr/change-code";
import { createBatch } from "@/lib/qr/create-batch";
import { createCode } from "@/lib/qr/create-code";
import { deleteCode } from "@/lib/qr/delete-code";
import { repeatBatch } from "@/lib/qr/repeat-batch";
import { action } from "@/lib/web/action";
import { hearCheckIns } from "@/lib/webhooks/hear-check-ins";
import { askForm, batchForm, changeForm, createForm, deleteForm, hearForm, repeatForm } from "./forms";

export const createCodeAction = action(createCode, createForm);
export const changeCodeAction = action(changeCode, changeForm);
export const deleteCodeAction = action(deleteCode, deleteForm);
export const createBatchAction = action(createBatch, batchForm);
export const repeatBatchAction = action(repeatBatch, repeatForm);
export const hearCheckInsAction = action(hearCheckIns, hearForm);
export const askCustomerAction = action(askCustomer, askForm);
