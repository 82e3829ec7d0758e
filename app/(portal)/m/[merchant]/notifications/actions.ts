"use server";

import { markRead } from "@/lib/notifications/mark-read";
import { action } from "@/lib/web/action";
import { whichForm } from "./forms";

export const markReadAction = action(markRead, whichForm);
