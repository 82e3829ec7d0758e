import "server-only";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { z } from "zod";
import type { PrintedLine } from "@/lib/domain/printed-page";

/** What is on the pages, or why nothing can be: a password, no PDF inside, more time than it may take. */
export type PdfText =
  | { readonly outcome: "read"; readonly lines: readonly PrintedLine[] }
  | { readonly outcome: "encrypted" | "broken" | "too_slow" };

/** Where an invoice says what is to be paid: its first pages. */
const MOST_PAGES = 5;
const MOST_MS = 5_000;
const MOST_MEMORY_MB = 192;
const THREAD = join(process.cwd(), "lib/invoices/pdf-text-thread.mjs");

const told = z.union([
  z.object({ outcome: z.enum(["encrypted", "broken"]) }),
  z.object({
    outcome: z.literal("read"),
    lines: z.array(z.array(z.object({ text: z.string(), from: z.number(), to: z.number() }))),
  }),
]);

/**
 * Reads the text of a PDF in a thread of its own, which is ended after so many milliseconds or megabytes: files that were made to be
 * slow cost no one else anything. Scripts within are never run.
 */
export function pdfText(pdf: Uint8Array, mostMs = MOST_MS): Promise<PdfText> {
  return new Promise((resolve, reject) => {
    const thread = new Worker(THREAD, {
      workerData: { bytes: new Uint8Array(pdf), mostPages: MOST_PAGES },
      resourceLimits: { maxOldGenerationSizeMb: MOST_MEMORY_MB },
      ...{ env: {}, execArgv: [], stdout: true, stderr: true },
    });
    const end = (text: PdfText) => {
      clearTimeout(timer);
      resolve(text);
      void thread.terminate();
    };
    const timer = setTimeout(() => end({ outcome: "too_slow" }), mostMs);
    thread.once("message", (message: unknown) => {
      const read = told.safeParse(message);
      end(read.success ? read.data : { outcome: "broken" });
    });
    thread.once("error", (error) => {
      // Out of memory counts as a file that asks too much.
      const greedy = "code" in error && error.code === "ERR_WORKER_OUT_OF_MEMORY";
      return greedy ? end({ outcome: "too_slow" }) : reject(error);
    });
    thread.once("exit", () => end({ outcome: "broken" }));
  });
}
