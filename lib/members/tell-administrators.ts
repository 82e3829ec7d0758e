import type { Caller } from "@/lib/access/caller";
import type { WriteTx } from "@/lib/access/tenant-db";
import { notify } from "@/lib/notifications/notify";
import { nameOf } from "./list-repository";

/** Stands where a name was, of someone about whom everything is deleted. */
export const NOBODY = "–";

/** Someone accepted: those who manage people hear that it came true, whoever invited included. */
export async function tellOfAdded(
  tx: WriteTx,
  person: { id: string; name: string },
  invitedBy: string | null,
): Promise<void> {
  const by = (invitedBy && (await nameOf(tx, invitedBy))) || NOBODY;
  const about = { person: person.name, by };
  await notify(tx, { kind: "memberAdded", about, page: `/members/${person.id}`, except: person.id });
}

/** Someone lost their access: the others who manage people hear of it. Without a name the person has no page either. */
export async function tellOfRemoved(
  tx: WriteTx,
  caller: Caller,
  person: { id: string; name: string | null },
): Promise<void> {
  const page = person.name ? `/members/${person.id}` : "/members";
  const about = { person: person.name || NOBODY, by: caller.kind === "person" ? caller.name : NOBODY };
  await notify(tx, { kind: "memberRemoved", about, page, except: caller.id });
}
