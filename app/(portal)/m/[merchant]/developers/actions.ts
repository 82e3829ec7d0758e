"use server";

import { regenerateKey } from "@/lib/developers/regenerate-key";
import { action } from "@/lib/web/action";
import { keyForm } from "./forms";

export const regenerateKeyAction = action(regenerateKey, keyForm);
