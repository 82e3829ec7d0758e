import type { Caller } from "@/lib/access/caller";
import { reachOf } from "@/lib/domain/permission";
import type { Subscription } from "./subscription-repository";

/** Whoever made a subscription sees and changes it, and so do administrators. To all others it is not there. */
export function mayManage(caller: Caller, { madeBy, deletedAt }: Subscription): boolean {
  if (caller.kind !== "person" || deletedAt) return false;
  return caller.id === madeBy || reachOf(caller.grants, "member:manage") === "all";
}
