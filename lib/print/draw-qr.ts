import { QUIET_ZONE, qrModules } from "./qr-modules";
import type { PrintDocument } from "./start-document";

/** A square in points, white edge included. */
export type Square = { readonly x: number; readonly y: number; readonly side: number };

/** Draws the code as shapes, sharp at every size. The white edge is drawn too, whatever stands behind it. */
export function drawQr(document: PrintDocument, content: string, { x, y, side }: Square): void {
  const { size, runs } = qrModules(content);
  const module = side / (size + QUIET_ZONE * 2);
  document.save().rect(x, y, side, side).fill("#ffffff");
  for (const run of runs)
    document.rect(
      x + (run.x + QUIET_ZONE) * module,
      y + (run.y + QUIET_ZONE) * module,
      run.width * module,
      module,
    );
  document.fill("#000000").restore();
}
