import type { WriteTx } from "@/lib/access/tenant-db";
import { formatMoment } from "@/lib/i18n/format-moment";
import { queueMail } from "@/lib/mail/queue-mail";
import type { Delivery, DeliveryRecipient } from "./delivery-repository";
import { writePeriod, writeSums } from "./describe-report";
import { companyOf, productionUnits, type Subscription } from "./subscription-repository";

/**
 * Queues a message to each recipient who may have the report: with its file, or with a link that needs a sign-in where it names
 * customers or is too large. Gives the recipients with their messages.
 */
export async function queueReport(
  tx: WriteTx,
  delivery: Delivery,
  { name, language }: Subscription,
): Promise<DeliveryRecipient[]> {
  const { fileKey, fileName, mediaType, linked, personal, expiresAt } = delivery;
  if (!fileKey || !fileName || !mediaType || !expiresAt) throw new Error("there is no file to send");
  const company = await companyOf(tx);
  const units = (await productionUnits(tx)).filter(({ msn }) => delivery.units.includes(msn));
  const values = {
    ...{ company: company.name, name, ...writeSums(delivery.sums, language) },
    period: writePeriod({ from: delivery.periodFrom, to: delivery.periodTo }, language),
    units: units.map((unit) => unit.name).join(", "),
  };
  const path = `/m/${company.slug}/settlements/subscriptions/files/${delivery.id}`;
  const until = formatMoment(expiresAt, { name: "day", locale: language, timeZone: company.timeZone });
  const sent: DeliveryRecipient[] = [];
  for (const recipient of delivery.recipients) {
    const { address } = recipient;
    if (recipient.skipped || !address || recipient.mail) {
      sent.push(recipient);
      continue;
    }
    const mail = linked
      ? await queueMail(tx, {
          ...{ to: address, locale: language, template: "reportLinked" as const },
          values: { ...values, why: personal ? ("personal" as const) : ("size" as const), until, path },
        })
      : await queueMail(tx, {
          ...{ to: address, locale: language, template: "reportAttached" as const, values },
          attachment: { key: fileKey, name: fileName, mediaType },
        });
    sent.push({ ...recipient, mail });
  }
  return sent;
}
