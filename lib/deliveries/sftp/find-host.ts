import "server-only";
import { lookup } from "node:dns/promises";
import { isIP } from "node:net";
import { env } from "@/lib/env";
import { isPublicAddress } from "./public-address";
import { ServerRefuses } from "./server-refuses";

/**
 * The address to connect to. Names are looked up once, here, and the connection goes to what was found and judged: a name that leads
 * elsewhere a moment later leads nowhere. Private addresses only where the operator named the host.
 * @throws ServerRefuses
 */
export async function findHost(host: string): Promise<string> {
  const found = await addressesOf(host);
  const [first] = found;
  if (!first) throw new ServerRefuses("sftp_host_unknown");
  const allowed = (env.SFTP_PRIVATE_HOSTS ?? "").split(",").map((one) => one.trim().toLowerCase());
  if (!allowed.includes(host) && !found.every(isPublicAddress)) throw new ServerRefuses("sftp_host_private");
  return first;
}

async function addressesOf(host: string): Promise<string[]> {
  if (isIP(host)) return [host];
  try {
    return (await lookup(host, { all: true })).map(({ address }) => address);
  } catch (error) {
    throw new ServerRefuses("sftp_host_unknown", undefined, error);
  }
}
