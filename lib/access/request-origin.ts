import "server-only";
import { headers } from "next/headers";
import { isFromOwnPages } from "./own-pages";

/** Whether the request that is being answered was sent by our own pages: the second line, behind the proxy's. */
export async function comesFromOwnPages(): Promise<boolean> {
  return isFromOwnPages(await headers());
}

/** Where the request comes from, as the nearest proxy tells; absent in tests. */
export async function clientAddress(): Promise<string | undefined> {
  const forwarded = (await headers()).get("x-forwarded-for");
  return forwarded?.split(",").at(-1)?.trim() || undefined;
}
