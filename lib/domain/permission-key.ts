import type { Permission } from "./permission";

type Dashless<Text extends string> = Text extends `${infer Head}-${infer Tail}`
  ? `${Head}_${Dashless<Tail>}`
  : Text;
type Flat<Text extends string> = Text extends `${infer Head}:${infer Tail}`
  ? `${Dashless<Head>}_${Dashless<Tail>}`
  : never;

/** The permission as a key of the message catalogue, where a colon and a dash have no place: "payment_capture". */
export function permissionKey(permission: Permission): Flat<Permission> {
  return permission.replaceAll(/[:-]/g, "_") as Flat<Permission>; // safe: the type spells out the same replacement
}
