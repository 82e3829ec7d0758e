import { z } from "zod";
import { defineUseCase, type Scope } from "@/lib/access/use-case";
import { now } from "@/lib/clock";
import { fail, ok, type Result } from "@/lib/domain/result";
import { openAttachment } from "./mail-attachment";
import { renderMail } from "./render-mail";
import { closeMail, type MailRow, takeUp } from "./repository";
import { type Delivery, sendMessage } from "./send-message";

const MINUTE_MS = 60_000;
const LONGEST_WAIT_MS = 60 * MINUTE_MS;
const WEEK_MS = 7 * 24 * 60 * MINUTE_MS;

type Outcome = { state: MailRow["state"] };
type Failure = { code: "mail_refused" } | { code: "mail_delayed" };

/**
 * Sends one message of the outbox. It is taken up first, so that no second worker sends it too, and its next turn is set in the same
 * step: a worker that dies with the message half sent leaves it for later, and the copy carries the same Message-ID. A week
 * after it was written, it is given up.
 */
export const sendMail = defineUseCase({
  permission: "mail:send",
  input: z.strictObject({ mailId: z.uuid() }),
  async run(scope, { mailId }): Promise<Result<Outcome | "not_due", Failure>> {
    const at = now();
    const nextAt = (attempts: number) =>
      new Date(at.getTime() + Math.min(MINUTE_MS * 2 ** (attempts - 1), LONGEST_WAIT_MS));
    const mail = await scope.write(async (tx) => ({
      value: await takeUp(tx, mailId, { at, nextAt }),
      audit: "own-record",
    }));
    if (!mail) return ok("not_due");
    const late = at.getTime() - mail.createdAt.getTime() > WEEK_MS;
    const delivery = late ? TOO_LATE : await deliver(mail);
    await keep(scope, mail, delivery);
    if (delivery.outcome === "sent") return ok({ state: "sent" });
    return fail({ code: delivery.outcome === "refused" ? "mail_refused" : "mail_delayed" });
  },
});

const TOO_LATE: Delivery = { outcome: "refused", error: "could not be sent for a week" };

async function deliver(mail: MailRow): Promise<Delivery> {
  const rendered = renderMail(mail);
  if (!rendered)
    return { outcome: "refused", error: `there is no message "${mail.template}" with such values` };
  const attachment = await openAttachment(mail.attachment);
  if (attachment === "gone") return { outcome: "refused", error: "its file is no longer there" };
  if (attachment === "away") return { outcome: "later", error: "the store of files does not answer" };
  return sendMessage({ id: mail.id, to: mail.to, ...rendered, attachment });
}

function keep(scope: Scope, { id, lastError }: MailRow, delivery: Delivery): Promise<undefined> {
  const sent = delivery.outcome === "sent";
  const error = sent
    ? null
    : [delivery.error, delivery === TOO_LATE ? lastError : null].filter(Boolean).join("; ");
  const state = sent ? "sent" : delivery.outcome === "refused" ? "failed" : "queued";
  return scope.write(async (tx) => {
    await closeMail(tx, id, { state, lastError: error, ...(sent ? { sentAt: now() } : {}) });
    return { value: undefined, audit: "own-record" };
  });
}
