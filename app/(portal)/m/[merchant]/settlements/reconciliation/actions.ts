"use server";

import { askCheck } from "@/lib/reconciliation/ask-check";
import { assignBreak, explainBreak, reopenBreak } from "@/lib/reconciliation/explain-break";
import { action } from "@/lib/web/action";
import { assignForm, explainForm, oneBreakForm, plainForm } from "./forms";

export const explainBreakAction = action(explainBreak, explainForm);
export const reopenBreakAction = action(reopenBreak, oneBreakForm);
export const assignBreakAction = action(assignBreak, assignForm);
export const askCheckAction = action(askCheck, plainForm);
