import "server-only";
import { appendFile, mkdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { auditHeads } from "@/db/schema/audit";
import { now } from "@/lib/clock";
import { env } from "@/lib/env";
import { log } from "@/lib/log";
import { asDirectory } from "./directory";

/*
 * Whoever holds the database could make a whole chain anew, heads included, and it would fit. So the end of each chain is written
 * down outside of it, hour by hour: in a file, and in the log, which goes to another machine where someone collects it.
 */

const noted = z.object({
  at: z.iso.datetime(),
  merchantId: z.uuid(),
  seq: z.number().int().positive(),
  hash: z.string(),
});

/** That a company's audit log had so many rows at that time, the last of them with this fingerprint. */
export type NotedHead = z.output<typeof noted>;

const fileOf = () => join(env.filesFolder, "audit-heads.jsonl");

/** Notes each end that moved since the last time; gives how many. */
export async function noteHeads(file = fileOf()): Promise<number> {
  const known = new Map((await readNotedHeads(file)).map(({ merchantId, seq }) => [merchantId, seq]));
  const heads = await asDirectory((tx) => tx.select().from(auditHeads));
  const at = now().toISOString();
  const moved = heads.filter(({ merchantId, seq }) => seq > 0 && known.get(merchantId) !== seq);
  if (moved.length === 0) return 0;
  const lines = moved.map(({ merchantId, seq, hash }) => ({ at, merchantId, seq, hash }));
  await mkdir(env.filesFolder, { recursive: true, mode: 0o700 });
  await appendFile(file, lines.map((line) => `${JSON.stringify(line)}\n`).join(""), { mode: 0o600 });
  for (const line of lines) log.info({ auditHead: line }, "end of an audit log");
  return moved.length;
}

/** Everything that was noted, oldest first; nothing where there is no such file. A line that was broken off is left out. */
export async function readNotedHeads(file = fileOf()): Promise<NotedHead[]> {
  const text = await readFile(file, "utf8").catch((error: unknown) => {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return "";
    throw error;
  });
  return text.split("\n").flatMap((line) => {
    const parsed = noted.safeParse(readJson(line));
    return parsed.success ? [parsed.data] : [];
  });
}

function readJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
