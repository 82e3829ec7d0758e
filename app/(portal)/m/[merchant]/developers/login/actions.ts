"use server";

import { activateLogin } from "@/lib/login/activate-login";
import { removeLogin } from "@/lib/login/remove-login";
import { removeMarketing } from "@/lib/login/remove-marketing";
import { saveLogin } from "@/lib/login/save-login";
import { saveMarketing } from "@/lib/login/save-marketing";
import { action } from "@/lib/web/action";
import { marketingForm, settingsForm, versionForm } from "./forms";

export const activateLoginAction = action(activateLogin, versionForm);
export const saveLoginAction = action(saveLogin, settingsForm);
export const removeLoginAction = action(removeLogin, versionForm);
export const saveMarketingAction = action(saveMarketing, marketingForm);
export const removeMarketingAction = action(removeMarketing, versionForm);
