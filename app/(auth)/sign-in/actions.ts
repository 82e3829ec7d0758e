"use server";

import { signInWithPassword } from "@/lib/sign-in/sign-in-with-password";
import { startEidSignIn } from "@/lib/sign-in/start-eid-sign-in";
import { ownAction, ownStep } from "@/lib/web/own-action";
import { eidForm, passwordForm } from "./forms";

export const startEidAction = ownStep(startEidSignIn, eidForm);
export const passwordAction = ownAction(signInWithPassword, passwordForm);
