import type { SystemCaller } from "@/lib/access/caller";
import type { SystemPermission } from "@/lib/domain/permission";

/** A job working for one merchant, with the one thing that it may do there. */
export function jobCaller(merchantId: string, name: string, permission: SystemPermission): SystemCaller {
  return { kind: "job", id: name, merchantId, permissions: [permission], units: "all" };
}
