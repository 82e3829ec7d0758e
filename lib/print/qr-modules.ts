import { create } from "qrcode";

/** The white edge that readers need around a code, in modules. */
export const QUIET_ZONE = 4;

/** A run of dark modules beside each other: one rectangle in place of many, so that no hairline shows between them. */
export type Run = { readonly x: number; readonly y: number; readonly width: number };

export type QrModules = { readonly size: number; readonly runs: readonly Run[] };

/** The pattern of a code with medium error correction: a seventh of it may be scratched off. */
export function qrModules(content: string): QrModules {
  const { modules } = create(content, { errorCorrectionLevel: "M" });
  const { size } = modules;
  const runs: Run[] = [];
  for (let y = 0; y < size; y += 1) {
    let x = 0;
    while (x < size) {
      const start = x;
      while (x < size && modules.get(y, x)) x += 1;
      if (x > start) runs.push({ x: start, y, width: x - start });
      else x += 1;
    }
  }
  return { size, runs };
}
