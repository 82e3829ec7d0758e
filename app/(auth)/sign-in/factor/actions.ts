"use server";

import { addOwedPasskey } from "@/lib/security/add-passkey";
import { askForPasskey } from "@/lib/security/ask-for-passkey";
import { confirmOwedApp } from "@/lib/security/confirm-app";
import { offerOwedPasskey } from "@/lib/security/offer-passkey";
import { showFactor } from "@/lib/security/show-factor";
import { showPasskey } from "@/lib/security/show-passkey";
import { ownAction } from "@/lib/web/own-action";
import { codeForm, nothingForm, owedAppForm, owedPasskeyForm, passkeyForm } from "./forms";

export const showFactorAction = ownAction(showFactor, codeForm);
export const askForPasskeyAction = ownAction(askForPasskey, nothingForm);
export const showPasskeyAction = ownAction(showPasskey, passkeyForm);
export const confirmOwedAppAction = ownAction(confirmOwedApp, owedAppForm);
export const offerOwedPasskeyAction = ownAction(offerOwedPasskey, nothingForm);
export const addOwedPasskeyAction = ownAction(addOwedPasskey, owedPasskeyForm);
