import type { WriteTx } from "@/lib/access/tenant-db";
import { type FileServer, readServer, type ServerProblem } from "@/lib/domain/report-subscription";
import { fail, ok, type Result } from "@/lib/domain/result";
import { dropServerSecrets, keepPassword, makeKey } from "./server-secret";
import type { SubscriptionInput } from "./subscription-input";

export type KeepServerProblem = ServerProblem | { code: "server_password_missing" };

type Place = { merchantId: string; id: string; before: FileServer | null };

/**
 * Keeps where files go and what signs in there. Another server is met anew: its key has to be confirmed, and a password that was
 * typed for the former one is typed again rather than shown to a stranger.
 */
export async function keepServer(
  tx: WriteTx,
  { merchantId, id, before }: Place,
  { channel, server }: SubscriptionInput,
): Promise<Result<FileServer | null, KeepServerProblem>> {
  if (channel !== "sftp") {
    if (before) await dropServerSecrets(tx, merchantId, id);
    return ok(null);
  }
  const read = readServer(server);
  if (!read.ok) return read;
  const { signIn, password } = server;
  const { host, port, user } = read.value;
  const same = before?.host === host && before.port === port;
  const stays = same && before.user === user && before.signIn === signIn;
  const hostKey = same ? before.hostKey : null;
  if (signIn === "key") {
    const publicKey = before?.publicKey ?? (await makeKey(tx, merchantId, id));
    return ok({ ...read.value, signIn, publicKey, hostKey });
  }
  if (password === "" && !stays) return fail({ code: "server_password_missing" });
  if (password !== "") await keepPassword(tx, merchantId, id, password);
  return ok({ ...read.value, signIn, publicKey: before?.publicKey ?? null, hostKey });
}
