"use server";

import { matchLine, undoMatch } from "@/lib/reconciliation/match-line";
import { tellDouble } from "@/lib/reconciliation/tell-double";
import { action } from "@/lib/web/action";
import { doubleForm, matchForm, undoForm } from "./forms";

export const matchLineAction = action(matchLine, matchForm);
export const tellDoubleAction = action(tellDouble, doubleForm);
export const undoMatchAction = action(undoMatch, undoForm);
