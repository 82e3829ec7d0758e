import { z } from "zod";

/** Where a list goes on. `of` says which list it is, `after` the last place that was read. */
export type ReportCursor = { of: string; generation: number; after: number };

const shape = z.strictObject({ of: z.string(), generation: z.int(), after: z.int().min(0) });

export function writeCursor(cursor: ReportCursor): string {
  return Buffer.from(JSON.stringify(cursor)).toString("base64");
}

/** The beginning where no cursor is given; undefined where it is not one of this list. */
export function readCursor(text: string | undefined, of: string): ReportCursor | undefined {
  if (!text) return { of, generation: 0, after: 0 };
  try {
    const read = shape.safeParse(JSON.parse(Buffer.from(text, "base64").toString("utf8")));
    return read.success && read.data.of === of ? read.data : undefined;
  } catch {
    return undefined;
  }
}
