import { randomUUID } from "node:crypto";
import { groupGrants, groupMembers, memberGroups } from "@/db/schema/groups";
import { inWriteTransaction } from "@/lib/access/tenant-db";
import type { Role } from "@/lib/domain/permission";
import type { Merchant } from "./merchants";

/** A group of the company that gives this role everywhere, with these people in it. */
export async function group(
  { id: merchantId }: Merchant,
  { name, role, members = [] }: { name: string; role: Role; members?: readonly { id: string }[] },
): Promise<{ id: string; name: string }> {
  const id = randomUUID();
  await inWriteTransaction({ merchantId, reach: "all" }, async (tx) => {
    await tx.insert(memberGroups).values({ merchantId, id, name });
    await tx.insert(groupGrants).values({ merchantId, groupId: id, role });
    for (const member of members)
      await tx.insert(groupMembers).values({ merchantId, groupId: id, userId: member.id });
  });
  return { id, name };
}
