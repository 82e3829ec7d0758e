"use server";

import { cancelRequest } from "@/lib/requests/cancel-request";
import { remindCustomer } from "@/lib/requests/remind-customer";
import { sendAgain } from "@/lib/requests/send-again";
import { sendRequest } from "@/lib/requests/send-request";
import { action } from "@/lib/web/action";
import { decisionForm, requestForm } from "./forms";

export const sendRequestAction = action(sendRequest, requestForm);
export const remindAction = action(remindCustomer, decisionForm);
export const cancelRequestAction = action(cancelRequest, decisionForm);
export const sendAgainAction = action(sendAgain, decisionForm);
