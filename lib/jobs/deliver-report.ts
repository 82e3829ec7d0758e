import { finishDelivery } from "@/lib/deliveries/finish-delivery";
import { forgetFile } from "@/lib/deliveries/forget-file";
import { putOffDelivery } from "@/lib/deliveries/put-off-delivery";
import { type Taken, takeDelivery } from "@/lib/deliveries/take-delivery";
import { uploadDelivery } from "@/lib/deliveries/upload-delivery";
import { ok, type Result } from "@/lib/domain/result";
import { fileStore } from "@/lib/files/file-store";
import { FileStoreError } from "@/lib/files/file-store-error";
import { log } from "@/lib/log";
import { type PeriodReport, periodReport } from "@/lib/settlements/period-report";
import { jobCaller } from "./job-caller";

type File = Extract<PeriodReport, { kind: "file" }>;

/**
 * Builds the report of a subscription's period and sends it off. It is taken up for one worker alone, and what was sent is noted together
 * with the messages: a worker that dies on the way leaves it to the next, which begins from the start.
 */
export async function deliverReport(
  merchantId: string,
  id: string,
): Promise<Result<unknown, { code: string }>> {
  const caller = jobCaller(merchantId, "deliver-report", "report:deliver");
  const taken = await takeDelivery.call(caller, { id });
  if (!taken.ok) return taken;
  if (taken.value.kind === "forget") return forgetFile.call(caller, { id });
  if (taken.value.kind !== "build") return ok(undefined);
  const job = taken.value;
  // What a worker that died had written.
  if (job.attempt > 1)
    await fileStore()
      .remove(keyOf(merchantId, job, job.attempt - 1))
      .catch(() => undefined);
  try {
    return await build(merchantId, job);
  } catch (error) {
    log.error({ err: error, delivery: id }, "a report could not be built");
    const reason = error instanceof FileStoreError ? error.problem : "report_not_built";
    return putOff(merchantId, job, { state: "waiting", reason });
  }
}

async function build(merchantId: string, job: Taken): Promise<Result<unknown, { code: string }>> {
  const { from, to, endedAt, format, language, personal } = job;
  const units = [...job.units];
  const caller = { ...jobCaller(merchantId, "deliver-report", "report:deliver"), units };
  const report = await periodReport.call(caller, { units, from, to, endedAt, format, language, personal });
  if (!report.ok) {
    const { code, ...about } = report.error;
    return putOff(merchantId, job, { state: "failed", reason: code, about: texts(about) });
  }
  if (report.value.kind === "empty") return putOff(merchantId, job, { state: "empty" });
  if (report.value.kind === "late") {
    const about = {
      units: report.value.units
        .map(({ name }) => name)
        .join(", ")
        .slice(0, 1_000),
    };
    return putOff(merchantId, job, { state: "waiting", reason: "report_late", about });
  }
  return send(merchantId, job, report.value);
}

async function send(merchantId: string, job: Taken, { file, sums }: File) {
  const caller = jobCaller(merchantId, "deliver-report", "report:deliver");
  const key = keyOf(merchantId, job, job.attempt);
  const stored = await fileStore().write(key, file.chunks);
  const name = job.channel === "sftp" ? nameOnServer(file.name, job) : file.name;
  if (job.channel === "sftp") {
    const put = await uploadDelivery.call(caller, { id: job.id, key, name, bytes: stored.bytes });
    if (!put.ok) {
      const needsPerson = ["sftp_key_changed", "sftp_key_unconfirmed"].includes(put.error.code);
      const state = needsPerson ? "failed" : "waiting";
      return putOff(merchantId, job, { state, reason: put.error.code }, key);
    }
  }
  const built = { key, name, mediaType: file.mediaType, ...stored };
  const done = await finishDelivery.call(caller, {
    ...{ id: job.id, attempt: job.attempt, file: built },
    sums: sums.map((one) => ({ ...one })),
  });
  if (done.ok && !done.value) await fileStore().remove(key);
  return done;
}

type Outcome = { state: "waiting" | "empty" | "failed"; reason?: string; about?: Record<string, string> };

async function putOff(merchantId: string, { id, attempt }: Taken, outcome: Outcome, key?: string) {
  if (key) await fileStore().remove(key);
  const caller = jobCaller(merchantId, "deliver-report", "report:deliver");
  return putOffDelivery.call(caller, { id, attempt, ...outcome });
}

const keyOf = (merchantId: string, { id, format }: Taken, attempt: number) =>
  `reports/${merchantId}/${id}-${attempt}.${format === "pdf-full" ? "pdf" : format}`;

/** Of several days with the first one too, so that a week never takes the place of its Sunday. */
const nameOnServer = (name: string, { from, to }: Taken) =>
  from === to ? name : name.replace(`-${to}.`, `-${from}_${to}.`);

const texts = (about: object) =>
  Object.fromEntries(Object.entries(about).map(([name, value]) => [name, String(value)]));
