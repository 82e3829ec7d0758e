"use server";

import { regenerateKey } from "@/lib/developers/regenerate-key";
import { addExistingUnit } from "@/lib/sales-units/add-existing-unit";
import { replaceKeys } from "@/lib/sales-units/replace-keys";
import { action } from "@/lib/web/action";
import { replaceWebhook } from "@/lib/webhooks/replace-webhook";
import { connectForm, keyForm, keysForm, unitForm } from "./forms";

export const regenerateKeyAction = action(regenerateKey, keyForm);
export const addExistingUnitAction = action(addExistingUnit, connectForm);
export const replaceKeysAction = action(replaceKeys, keysForm);
export const replaceWebhookAction = action(replaceWebhook, unitForm);
