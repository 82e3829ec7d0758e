import { findKnownPerson, type PersonKey } from "@/lib/access/known-people";
import { countAttempt, type Limit } from "@/lib/access/rate-limit";
import type { WriteTx } from "@/lib/access/tenant-db";
import { askRegister, type RegisteredPerson } from "@/lib/payments-api/person-registry";

/** A name for a number is worth something to people who collect them. */
const LOOK_UPS: Limit = { name: "members:look-up", most: 60, windowMs: 60 * 60_000 };

export function mayLookUp(administrator: string): Promise<boolean> {
  return countAttempt(LOOK_UPS, administrator);
}

/** What the register of the e-ID says. Asked before any transaction: none is open while the network is waited for. */
export async function registered(key: PersonKey): Promise<RegisteredPerson | undefined> {
  const { country } = key;
  const answer = await askRegister(
    key.by === "nin" ? { country, nin: key.nin } : { country, phone: key.phone },
  );
  return answer.kind === "found" ? answer.person : undefined;
}

/** The name that is on record for this number: the portal's own, for people added before, else the register's. */
export async function nameOnRecord(
  tx: WriteTx,
  key: PersonKey,
  person: RegisteredPerson | undefined,
): Promise<{ id?: string; name: string } | undefined> {
  const { country } = key;
  const known = await findKnownPerson(tx, person ? { by: "nin", country, nin: person.nin } : key);
  return known ?? (person && { name: person.name });
}
