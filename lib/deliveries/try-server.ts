import { z } from "zod";
import { countAttempt } from "@/lib/access/rate-limit";
import { defineUseCase } from "@/lib/access/use-case";
import { fail, ok, type Result } from "@/lib/domain/result";
import { mayManage } from "./may-manage";
import { openServerSecret } from "./server-secret";
import { openConnection } from "./sftp/open-connection";
import { tryFolder } from "./sftp/put-file";
import { ServerRefuses, type ServerTrouble } from "./sftp/server-refuses";
import { within } from "./sftp/within";
import { findSubscription } from "./subscription-repository";

const PER_PERSON = { name: "try-server", most: 20, windowMs: 3_600_000 };
const LONGEST_MS = 25_000;

/** `works`: a file was put there and taken away again. `meet`: it showed this key, which a person has to confirm. */
export type Tried = { readonly found: "works" } | { readonly found: "meet"; readonly hostKey: string };

type Problem = { code: "subscription_not_found" } | { code: "too_many_requests" } | { code: ServerTrouble };

/**
 * Tries the server of a subscription. Before its key is confirmed nothing secret is sent there, and nothing but the key comes back.
 */
export const tryServer = defineUseCase({
  permission: "report:download",
  input: z.strictObject({ id: z.uuid() }),
  async run({ merchantId, caller, read }, { id }): Promise<Result<Tried, Problem>> {
    const { subscription, secret } = await read(async (tx) => {
      const found = await findSubscription(tx, id);
      const server = found?.server;
      return {
        subscription: found,
        secret: server?.hostKey ? await openServerSecret(tx, merchantId, id, server.signIn) : undefined,
      };
    });
    if (!subscription?.server || !mayManage(caller, subscription))
      return fail({ code: "subscription_not_found" });
    if (!(await countAttempt(PER_PERSON, caller.id))) return fail({ code: "too_many_requests" });
    const { server } = subscription;
    try {
      const connection = await openConnection(server, secret);
      await within(LONGEST_MS, connection, tryFolder(connection.sftp, server.folder));
      return ok({ found: "works" });
    } catch (error) {
      if (!(error instanceof ServerRefuses)) throw error;
      const { code, shownKey } = error;
      return code === "sftp_key_unconfirmed" && shownKey
        ? ok({ found: "meet", hostKey: shownKey })
        : fail({ code });
    }
  },
});
