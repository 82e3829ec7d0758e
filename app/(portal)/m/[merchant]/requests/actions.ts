"use server";

import { cancelRequest } from "@/lib/requests/cancel-request";
import { remindCustomer } from "@/lib/requests/remind-customer";
import { retryFailed } from "@/lib/requests/retry-failed";
import { sendAgain } from "@/lib/requests/send-again";
import { sendRequest } from "@/lib/requests/send-request";
import { setReminders } from "@/lib/requests/set-reminders";
import { action } from "@/lib/web/action";
import { decisionForm, listForm, remindersForm, requestForm } from "./forms";

export const sendRequestAction = action(sendRequest, requestForm);
export const remindAction = action(remindCustomer, decisionForm);
export const cancelRequestAction = action(cancelRequest, decisionForm);
export const sendAgainAction = action(sendAgain, decisionForm);
export const retryFailedAction = action(retryFailed, listForm);
export const setRemindersAction = action(setReminders, remindersForm);
