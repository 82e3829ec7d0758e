"use server";

import { chooseWays } from "@/lib/notifications/choose-ways";
import { chooseEnvironment } from "@/lib/profile/choose-environment";
import { chooseLanguage } from "@/lib/profile/choose-language";
import { chooseTheme } from "@/lib/profile/choose-theme";
import { endSession } from "@/lib/profile/end-session";
import { signOut } from "@/lib/profile/sign-out";
import { ownAction, ownStep } from "@/lib/web/own-action";
import {
  environmentForm,
  everywhereForm,
  hereForm,
  localeForm,
  sessionForm,
  themeForm,
  waysForm,
} from "./forms";

export const chooseEnvironmentAction = ownStep(chooseEnvironment, environmentForm);
export const chooseLanguageAction = ownStep(chooseLanguage, localeForm);
export const chooseWaysAction = ownAction(chooseWays, waysForm);
export const chooseThemeAction = ownStep(chooseTheme, themeForm);
export const signOutAction = ownStep(signOut, hereForm);
export const signOutEverywhereAction = ownStep(signOut, everywhereForm);
export const endSessionAction = ownAction(endSession, sessionForm);
