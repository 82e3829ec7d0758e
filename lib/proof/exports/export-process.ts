import { pool } from "@/db/client";
import { memberCaller } from "@/lib/access/member-caller";
import type { ReportChoice } from "@/lib/domain/report-choice";
import { fileStore } from "@/lib/files/file-store";
import { makeExport } from "@/lib/jobs/make-export";
import { downloadReport } from "@/lib/settlements/download-report";

/** What a process of its own is to make: an export that waits, or the report of a month. */
export type Task = { readonly merchantId: string } & (
  | { readonly id: string }
  | { readonly month: string; readonly format: ReportChoice; readonly personId: string; readonly key: string }
);

/** Seconds, and megabytes of memory: before the first row, and at the most. */
export type Spent = { readonly seconds: number; readonly before: number; readonly most: number };

async function makeReport(task: Extract<Task, { month: string }>): Promise<void> {
  const person = await memberCaller(task.merchantId, task.personId);
  if (!person) throw new Error("nobody asks for the report");
  const { month, format } = task;
  const made = await downloadReport.call(person, { period: "month", month, format, language: "en" });
  if (!made.ok) throw new Error(made.error.code);
  await fileStore().write(task.key, made.value.chunks);
}

// safe: what started this process wrote it
const task = JSON.parse(process.argv[2] ?? "{}") as Task;
const before = process.memoryUsage.rss() / 1_048_576;
const started = performance.now();
if ("id" in task) await makeExport(task.merchantId, task.id);
else await makeReport(task);
const seconds = (performance.now() - started) / 1_000;
const spent: Spent = { seconds, before, most: process.resourceUsage().maxRSS / 1_024 };
process.send?.(spent, undefined, undefined, () => void pool().end());
process.channel?.unref();
