"use server";

import { addPasskey } from "@/lib/security/add-passkey";
import { confirmApp } from "@/lib/security/confirm-app";
import { offerPasskey } from "@/lib/security/offer-passkey";
import { removeApp } from "@/lib/security/remove-app";
import { removePasskey } from "@/lib/security/remove-passkey";
import { renewCodes } from "@/lib/security/renew-codes";
import { ownAction } from "@/lib/web/own-action";
import { appForm, newPasskeyForm, nothingForm, passkeyForm } from "./forms";

export const confirmAppAction = ownAction(confirmApp, appForm);
export const removeAppAction = ownAction(removeApp, nothingForm);
export const renewCodesAction = ownAction(renewCodes, nothingForm);
export const offerPasskeyAction = ownAction(offerPasskey, nothingForm);
export const addPasskeyAction = ownAction(addPasskey, newPasskeyForm);
export const removePasskeyAction = ownAction(removePasskey, passkeyForm);
