/** One millimetre in points, the unit of a PDF. */
const MM = 72 / 25.4;

export type Paper = { readonly size: readonly [number, number]; readonly margin: number };

/**
 * The house's sheets, in points. A table tent is an A4 sheet that is folded across its middle, so every office printer makes it;
 * a sticker is a square of 80 mm with the width of a cut as its margin.
 */
export const PAPERS = {
  a4: { size: [210 * MM, 297 * MM], margin: 18 * MM },
  a6: { size: [105 * MM, 148 * MM], margin: 9 * MM },
  "table-tent": { size: [210 * MM, 297 * MM], margin: 12 * MM },
  sticker: { size: [80 * MM, 80 * MM], margin: 5 * MM },
} as const satisfies Record<string, Paper>;

export type PaperName = keyof typeof PAPERS;

export const PAPER_NAMES = ["a4", "a6", "table-tent", "sticker"] as const satisfies readonly PaperName[];
