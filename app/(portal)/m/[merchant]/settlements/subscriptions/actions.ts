"use server";

import { confirmServer } from "@/lib/deliveries/confirm-server";
import { retryDelivery } from "@/lib/deliveries/retry-delivery";
import { saveSubscription } from "@/lib/deliveries/save-subscription";
import { sendNow } from "@/lib/deliveries/send-now";
import { switchSubscription } from "@/lib/deliveries/switch-subscription";
import { tryServer } from "@/lib/deliveries/try-server";
import { action } from "@/lib/web/action";
import { confirmForm, idForm, sendNowForm, subscriptionForm, switchForm } from "./forms";

export const saveSubscriptionAction = action(saveSubscription, subscriptionForm);
export const switchSubscriptionAction = action(switchSubscription, switchForm);
export const sendNowAction = action(sendNow, sendNowForm);
export const retryDeliveryAction = action(retryDelivery, idForm);
export const tryServerAction = action(tryServer, idForm);
export const confirmServerAction = action(confirmServer, confirmForm);
