"use server";

import { answerInvitation } from "@/lib/members/answer-invitation";
import { ownAction } from "@/lib/web/own-action";
import { answerForm } from "./forms";

export const answerInvitationAction = ownAction(answerInvitation, answerForm);
