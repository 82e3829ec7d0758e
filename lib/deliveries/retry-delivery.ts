import { z } from "zod";
import { type Change, defineUseCase } from "@/lib/access/use-case";
import { now } from "@/lib/clock";
import { fail, ok, type Result } from "@/lib/domain/result";
import { lockDelivery, mailStates, updateDelivery } from "./delivery-repository";
import { mayManage } from "./may-manage";
import { queueReport } from "./queue-report";
import { findSubscription } from "./subscription-repository";

type Retried = Result<
  { delivery: string },
  { code: "delivery_not_found" } | { code: "report_nothing_to_repeat" }
>;

/**
 * Tries again what did not go out: a report that failed or waits from its beginning, and of one that went out the messages that the
 * mail server refused, and only those: nobody gets twice what they have.
 */
export const retryDelivery = defineUseCase({
  permission: "report:download",
  input: z.strictObject({ id: z.uuid() }),
  run: ({ caller, write }, { id }): Promise<Retried> =>
    write(async (tx): Promise<Change<Retried>> => {
      const delivery = await lockDelivery(tx, id);
      const found = delivery && (await findSubscription(tx, delivery.subscriptionId));
      if (!found || !mayManage(caller, found))
        return { value: fail({ code: "delivery_not_found" }), audit: "unchanged" };
      const details = { subscription: found.id, from: delivery.periodFrom, to: delivery.periodTo };
      const done = {
        value: ok({ delivery: id }),
        audit: { action: "report.asked_for", subject: `delivery:${id}`, details },
      };
      if (["failed", "empty", "waiting"].includes(delivery.state)) {
        // Asked for by a person: it goes out although the subscription rests.
        await updateDelivery(tx, id, { state: "due", nextAt: now(), askedBy: caller.id });
        return done;
      }
      const mails = await mailStates(
        tx,
        delivery.recipients.flatMap(({ mail }) => mail ?? []),
      );
      const refused = (mail: string | undefined) => mail !== undefined && mails.get(mail)?.state === "failed";
      const again = delivery.recipients.some(({ mail }) => refused(mail));
      if (delivery.state !== "sent" || !again || !delivery.fileKey)
        return { value: fail({ code: "report_nothing_to_repeat" }), audit: "unchanged" };
      const open = delivery.recipients.map(({ mail, ...rest }) =>
        refused(mail) || mail === undefined ? rest : { ...rest, mail },
      );
      await updateDelivery(tx, id, {
        recipients: await queueReport(tx, { ...delivery, recipients: open }, found),
      });
      return done;
    }),
});
