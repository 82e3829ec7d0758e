import { z } from "zod";
import { defineUseCase } from "@/lib/access/use-case";
import { fail, ok, type Result } from "@/lib/domain/result";
import { fileStore } from "@/lib/files/file-store";
import { findDelivery } from "./delivery-repository";
import { openServerSecret } from "./server-secret";
import { openConnection } from "./sftp/open-connection";
import { putFile } from "./sftp/put-file";
import { ServerRefuses, type ServerTrouble } from "./sftp/server-refuses";
import { within } from "./sftp/within";
import { findSubscription } from "./subscription-repository";

const LONGEST_MS = 10 * 60_000;

/**
 * Puts a delivery's file on the subscription's server, whole or not at all; the same name again replaces what was there. A key that
 * nobody confirmed, or another than the confirmed one, takes a person.
 */
export const uploadDelivery = defineUseCase({
  permission: "report:deliver",
  input: z.strictObject({ id: z.uuid(), key: z.string(), name: z.string(), bytes: z.int() }),
  async run(
    { merchantId, read },
    { id, key, name, bytes },
  ): Promise<Result<undefined, { code: ServerTrouble }>> {
    const { server, secret } = await read(async (tx) => {
      const delivery = await findDelivery(tx, id);
      const found = delivery && (await findSubscription(tx, delivery.subscriptionId));
      if (!found?.server) throw new Error("the subscription has no server");
      const { server, id: owner } = found;
      return { server, secret: await openServerSecret(tx, merchantId, owner, server.signIn) };
    });
    try {
      if (!server.hostKey) throw new ServerRefuses("sftp_key_unconfirmed");
      const connection = await openConnection(server, secret);
      const put = async () =>
        putFile(connection.sftp, server.folder, { name, bytes, chunks: await fileStore().read(key) });
      await within(LONGEST_MS, connection, put());
      return ok(undefined);
    } catch (error) {
      if (error instanceof ServerRefuses) return fail({ code: error.code });
      throw error;
    }
  },
});
