"use server";

import { addOwedPasskey } from "@/lib/security/add-passkey";
import { confirmOwedApp } from "@/lib/security/confirm-app";
import { showFactor } from "@/lib/security/show-factor";
import { showPasskey } from "@/lib/security/show-passkey";
import { ownAction } from "@/lib/web/own-action";
import { codeForm, owedAppForm, owedPasskeyForm, passkeyForm } from "./forms";

export const showFactorAction = ownAction(showFactor, codeForm);
export const showPasskeyAction = ownAction(showPasskey, passkeyForm);
export const confirmOwedAppAction = ownAction(confirmOwedApp, owedAppForm);
export const addOwedPasskeyAction = ownAction(addOwedPasskey, owedPasskeyForm);
