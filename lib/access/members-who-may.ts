import "server-only";
import { type Permission, reaches, reachOf } from "@/lib/domain/permission";
import { type Colleague, membersNow } from "./members-now";
import type { ReadTx } from "./tenant-db";

/** Everybody at this company who holds the permission right now, at this sales unit or, without one, anywhere. */
export async function membersWhoMay(
  tx: ReadTx,
  merchantId: string,
  permission: Permission,
  msn?: string,
): Promise<Colleague[]> {
  const members = await membersNow(tx, merchantId);
  return members
    .filter(({ grants }) => {
      const reach = reachOf(grants, permission);
      return msn === undefined ? reach !== "none" : reaches(reach, msn);
    })
    .map(({ grants: _, ...colleague }) => colleague);
}
