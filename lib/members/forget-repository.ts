import { and, eq, ne, or, sql } from "drizzle-orm";
import { mailOutbox } from "@/db/schema/mail";
import { notifications } from "@/db/schema/notifications";
import type { WriteTx } from "@/lib/access/tenant-db";
import { nameOf } from "./list-repository";
import { contactOf, findMembership } from "./repository";
import { NOBODY } from "./tell-administrators";

/**
 * Takes the person's name out of what others of the company were told, and deletes letters to and about them. What still waits to
 * be sent to others stays: deleting someone must not keep an alarm from going out.
 */
export async function forgetMessages(tx: WriteTx, userId: string): Promise<void> {
  const name = await nameOf(tx, userId);
  if (!name) return;
  for (const field of ["person", "by"])
    await tx
      .update(notifications)
      .set({ values: sql`jsonb_set(${notifications.values}, array[${field}], to_jsonb(${NOBODY}::text))` })
      .where(sql`${notifications.values} ->> ${field} = ${name}`);
  const { values, state, to } = mailOutbox;
  const named = or(...["person", "by", "inviter"].map((field) => sql`${values} ->> ${field} = ${name}`));
  await tx.delete(mailOutbox).where(and(named, ne(state, "queued")));
  const addresses = [(await findMembership(tx, userId))?.email, (await contactOf(tx, userId))?.email];
  for (const address of addresses) if (address) await tx.delete(mailOutbox).where(eq(to, address));
}
