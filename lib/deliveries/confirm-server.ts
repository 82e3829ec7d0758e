import { z } from "zod";
import { type Change, defineUseCase } from "@/lib/access/use-case";
import { fail, ok, type Result } from "@/lib/domain/result";
import { mayManage } from "./may-manage";
import { lockSubscription, updateSubscription } from "./subscription-repository";

type Confirmed = Result<{ hostKey: string | null }, { code: "subscription_not_found" }>;

/**
 * Notes that a person compared the fingerprint of the server's key (`SHA256:…`) and found it right: from now on only this key is
 * trusted. Without one the key is forgotten, and the server is met anew.
 */
export const confirmServer = defineUseCase({
  permission: "report:download",
  input: z.strictObject({
    id: z.uuid(),
    hostKey: z
      .string()
      .regex(/^SHA256:[A-Za-z0-9+/]{43}$/)
      .nullable(),
  }),
  run: ({ caller, write }, { id, hostKey }): Promise<Confirmed> =>
    write(async (tx): Promise<Change<Confirmed>> => {
      const found = await lockSubscription(tx, id);
      if (!found?.server || !mayManage(caller, found))
        return { value: fail({ code: "subscription_not_found" }), audit: "unchanged" };
      const { server, version } = found;
      await updateSubscription(tx, id, { server: { ...server, hostKey }, version: version + 1 });
      const place = `${server.host}:${server.port}`;
      const details = { server: place, before: { key: server.hostKey }, after: { key: hostKey } };
      return {
        value: ok({ hostKey }),
        audit: { action: "report.server_confirmed", subject: `subscription:${id}`, details },
      };
    }),
});
