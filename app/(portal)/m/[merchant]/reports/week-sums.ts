import type { FigureOverview } from "@/lib/figures/get-figures";

export const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const;

/** Sums of a week's hours in minor units, and how dark each is drawn: 1 to 5 by its share of the largest. */
export function weekOf(slots: FigureOverview["slots"]) {
  const found = new Map(slots.map((slot) => [`${slot.weekday} ${slot.hour}`, slot]));
  const largest = Math.max(0, ...slots.map(({ capturedMinor }) => capturedMinor));
  const sumOf = (of: (slot: FigureOverview["slots"][number]) => boolean) =>
    slots.filter(of).reduce((sum, slot) => sum + slot.capturedMinor, 0);
  const hours = slots.filter(({ capturedMinor }) => capturedMinor > 0).map(({ hour }) => hour);
  return {
    largest,
    at: (weekday: number, hour: number) => {
      const slot = found.get(`${weekday} ${hour}`);
      return { minor: slot?.capturedMinor ?? 0, sales: slot?.sales ?? 0 };
    },
    ofDay: (weekday: number) => sumOf((slot) => slot.weekday === weekday),
    ofHour: (hour: number) => sumOf((slot) => slot.hour === hour),
    level: (minor: number) => Math.max(1, Math.ceil((5 * minor) / Math.max(1, largest))),
    /** The first and the last hour in which anything was sold. */
    first: Math.min(23, ...hours),
    last: Math.max(0, ...hours),
  };
}

type Scale = { readonly name: "inUnits" | "inThousands" | "inMillions"; readonly minor: number };

/** In which size figures fit into a narrow cell. */
export function scaleFor(largestMinor: number): Scale {
  if (largestMinor < 100_000) return { name: "inUnits", minor: 100 };
  if (largestMinor < 100_000_000) return { name: "inThousands", minor: 100_000 };
  return { name: "inMillions", minor: 100_000_000 };
}
