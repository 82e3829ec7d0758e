import "server-only";
import { z } from "zod";
import { answerInvitation as answer } from "@/lib/access/invitations";
import { defineOwnCase } from "@/lib/access/own-case";
import { ok } from "@/lib/domain/result";
import { tellOfAdded } from "./tell-administrators";

/** Accepts or declines to work for a company that asked. Who accepts goes straight there. */
export const answerInvitation = defineOwnCase({
  input: z.strictObject({ company: z.string().max(60), yes: z.boolean() }),
  run: async (person, { company, yes }) => {
    const answered = await answer(person, company, yes, (tx, invitedBy) =>
      tellOfAdded(tx, person, invitedBy),
    );
    return answered.ok ? ok({ to: yes ? `/m/${company}` : "/invitations" }) : answered;
  },
});
