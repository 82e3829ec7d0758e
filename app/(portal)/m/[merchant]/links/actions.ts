"use server";

import { createLink } from "@/lib/payment-links/create-link";
import { duplicateLink } from "@/lib/payment-links/duplicate-link";
import { editLink } from "@/lib/payment-links/edit-link";
import { savePreferences } from "@/lib/payment-links/save-preferences";
import { switchLink } from "@/lib/payment-links/switch-link";
import { action } from "@/lib/web/action";
import { changedLinkForm, duplicateForm, newLinkForm, preferencesForm, switchForm } from "./forms";

export const createLinkAction = action(createLink, newLinkForm);
export const editLinkAction = action(editLink, changedLinkForm);
export const switchLinkAction = action(switchLink, switchForm);
export const duplicateLinkAction = action(duplicateLink, duplicateForm);
export const savePreferencesAction = action(savePreferences, preferencesForm);
