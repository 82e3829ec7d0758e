import "server-only";
import { createHash } from "node:crypto";
import ssh2, { type ClientErrorExtensions, type ConnectConfig, type SFTPWrapper } from "ssh2";
import type { FileServer } from "@/lib/domain/report-subscription";
import type { ServerSecret } from "../server-secret";
import { findHost } from "./find-host";
import { ServerRefuses } from "./server-refuses";

const HANDSHAKE_MS = 15_000;
const ALIVE_MS = 10_000;

export type Connection = {
  readonly sftp: SFTPWrapper;
  readonly close: () => void;
  /** Never fulfilled; rejected when the connection ends. */
  readonly lost: Promise<never>;
};

/**
 * Signs in at a server whose key is the one that a person confirmed. Nothing secret is sent before that is certain: without a
 * confirmed key the connection ends with the key that was shown.
 * @throws ServerRefuses
 */
export async function openConnection(
  server: FileServer,
  secret: ServerSecret | undefined,
): Promise<Connection> {
  const host = await findHost(server.host);
  const client = new ssh2.Client();
  let shown: string | undefined;
  const trusts = (key: Buffer) => {
    shown = fingerprintOf(key);
    return secret !== undefined && shown === server.hostKey;
  };
  const close = () => client.destroy();
  try {
    await signIn(client, { host, port: server.port, username: server.user, ...secret, hostVerifier: trusts });
    const sftp = await startSftp(client);
    // What breaks later is told by the call that it breaks; without a listener it would end the process.
    client.on("error", () => undefined);
    const lost = new Promise<never>((_, reject) => {
      client.once("close", () => reject(new ServerRefuses("sftp_broke")));
    });
    lost.catch(() => undefined);
    return { sftp, lost, close: () => client.end() };
  } catch (error) {
    close();
    if (error instanceof ServerRefuses) throw error;
    if (shown !== undefined && shown !== server.hostKey)
      throw new ServerRefuses(server.hostKey ? "sftp_key_changed" : "sftp_key_unconfirmed", shown);
    throw new ServerRefuses(troubleOf(error as Error & ClientErrorExtensions), undefined, error); // safe: ssh2 throws nothing else; all that is read of it is optional
  }
}

/** As `ssh-keygen -l` prints it. */
function fingerprintOf(key: Buffer): string {
  return `SHA256:${createHash("sha256").update(key).digest("base64").replace(/=+$/, "")}`;
}

function signIn(client: ssh2.Client, config: ConnectConfig): Promise<void> {
  return new Promise((resolve, reject) => {
    client
      .once("ready", resolve)
      .on("error", reject)
      .once("close", () => reject(new ServerRefuses("sftp_broke")))
      .connect({ ...config, readyTimeout: HANDSHAKE_MS, keepaliveInterval: ALIVE_MS, keepaliveCountMax: 3 });
  });
}

function startSftp(client: ssh2.Client): Promise<SFTPWrapper> {
  return new Promise((resolve, reject) => {
    client.once("close", () => reject(new ServerRefuses("sftp_broke")));
    client.sftp((error, sftp) => (error ? reject(new ServerRefuses("sftp_not_offered")) : resolve(sftp)));
  });
}

const AWAY = ["ECONNREFUSED", "ETIMEDOUT", "EHOSTUNREACH", "ENETUNREACH", "ECONNRESET", "EADDRNOTAVAIL"];

function troubleOf({ level, code, message }: Error & ClientErrorExtensions & { code?: string }) {
  if (level === "client-authentication") return "sftp_sign_in_refused";
  if (level === "client-timeout" || AWAY.includes(code ?? "")) return "sftp_unreachable";
  if (/parse|private key|passphrase/i.test(message)) return "sftp_sign_in_refused";
  return level === "handshake" || level === "protocol" ? "sftp_not_ssh" : "sftp_unreachable";
}
