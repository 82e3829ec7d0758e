import "server-only";
import { type Invitation, openInvitations } from "@/lib/access/invitations";
import type { Person } from "@/lib/access/person";

/** Companies that wait for this person's answer. */
export function listInvitations(person: Person): Promise<Invitation[]> {
  return openInvitations(person.id);
}

/** One of them, as the page shows it. */
export type WaitingInvitation = Invitation;
