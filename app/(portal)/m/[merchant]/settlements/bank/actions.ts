"use server";

import { matchLine, undoMatch } from "@/lib/reconciliation/match-line";
import { action } from "@/lib/web/action";
import { matchForm, undoForm } from "./forms";

export const matchLineAction = action(matchLine, matchForm);
export const undoMatchAction = action(undoMatch, undoForm);
