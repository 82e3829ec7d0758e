import { z } from "zod";
import { callerReach } from "@/lib/access/caller";
import { defineUseCase } from "@/lib/access/use-case";
import { now } from "@/lib/clock";
import { reaches } from "@/lib/domain/permission";
import { fail, ok, type Result } from "@/lib/domain/result";
import { fileStore } from "@/lib/files/file-store";
import { FileStoreError } from "@/lib/files/file-store-error";
import { findDelivery } from "./delivery-repository";
import { mayManage } from "./may-manage";
import { findSubscription } from "./subscription-repository";

export type SentFile = { name: string; mediaType: string; chunks: AsyncIterable<Uint8Array> };

type Problem =
  | { code: "delivery_not_found" }
  | { code: "report_link_over" }
  | { code: "report_personal_refused" };

/**
 * The file of a delivery, behind the link of its mail: for whoever it was sent to or who may manage the subscription, and as long as they
 * may see all of its sales units; with names of customers, also handle payments there. Each download stands in the audit log, with what
 * the names are for.
 */
export const openFile = defineUseCase({
  permission: "report:download",
  input: z.strictObject({ id: z.uuid() }),
  async run({ caller, read, write }, { id }): Promise<Result<SentFile, Problem>> {
    const { delivery, subscription } = await read(async (tx) => {
      const found = await findDelivery(tx, id);
      return { delivery: found, subscription: found && (await findSubscription(tx, found.subscriptionId)) };
    });
    const within = (permission: "report:download" | "payment:refund") => {
      const reach = callerReach(caller, permission);
      return delivery?.units.every((msn) => reaches(reach, msn));
    };
    const theirs = delivery?.recipients.some(({ person, skipped }) => person === caller.id && !skipped);
    if (
      !delivery ||
      !subscription ||
      !(theirs || mayManage(caller, subscription)) ||
      !within("report:download")
    )
      return fail({ code: "delivery_not_found" });
    if (delivery.personal && !within("payment:refund")) return fail({ code: "report_personal_refused" });
    const { fileKey, fileName, mediaType, expiresAt, personal, sha256, units } = delivery;
    if (!fileKey || !fileName || !mediaType || !expiresAt || expiresAt <= now())
      return fail({ code: "report_link_over" });
    const opened = await fileStore()
      .read(fileKey)
      .catch((error: unknown) => {
        if (error instanceof FileStoreError && error.problem === "file_missing") return undefined;
        throw error;
      });
    if (!opened) return fail({ code: "report_link_over" });
    const why = personal ? { purpose: subscription.purpose } : {};
    const period = { from: delivery.periodFrom, to: delivery.periodTo };
    const details = { ...period, units, format: delivery.format, personal, sha256, ...why };
    await write(async () => ({
      value: undefined,
      audit: { action: "report.downloaded", subject: `delivery:${id}`, details },
    }));
    return ok({ name: fileName, mediaType, chunks: opened });
  },
});
