import "server-only";
import { z } from "zod";
import { fileStore } from "@/lib/files/file-store";
import { FileStoreError } from "@/lib/files/file-store-error";
import type { AttachedFile } from "./send-message";

/** A file of the store that goes along: its key, what it is called and its media type. */
export const mailAttachment = z.strictObject({
  key: z.string().max(200),
  name: z.string().regex(/^[^\p{C}"/\\]{1,150}$/u),
  mediaType: z.string().regex(/^[\w.+-]+\/[\w.+-]+(; charset=[\w-]+)?$/),
});

export type MailAttachment = z.output<typeof mailAttachment>;

/** The file of a message, opened. "gone" where it is there no more, "away" where the store does not answer. */
export async function openAttachment(kept: unknown): Promise<AttachedFile | undefined | "gone" | "away"> {
  if (kept === null || kept === undefined) return undefined;
  const { key, name, mediaType } = mailAttachment.parse(kept);
  try {
    return { name, mediaType, chunks: await fileStore().read(key) };
  } catch (error) {
    if (!(error instanceof FileStoreError)) throw error;
    return error.problem === "file_missing" ? "gone" : "away";
  }
}
