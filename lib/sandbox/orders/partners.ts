import type { SalesUnit } from "../sales-unit";

type Partner = { name: string; channel: SalesUnit["channel"]; markets: readonly SalesUnit["market"][] };

/** Invented makers of cash registers and web shops that connect to the platform. */
const PARTNERS: readonly Partner[] = [
  { name: "Nordkasse", channel: "in-person", markets: ["NO", "DK", "FI"] },
  { name: "Disk & Drawer", channel: "in-person", markets: ["NO", "DK"] },
  { name: "Kahvikassa", channel: "in-person", markets: ["FI"] },
  { name: "Salong Kasse", channel: "in-person", markets: ["NO"] },
  { name: "Butiksbro", channel: "online", markets: ["NO", "DK", "FI"] },
  { name: "Fjellhandel", channel: "online", markets: ["NO"] },
  { name: "Havnehandel", channel: "online", markets: ["DK"] },
  { name: "Järvikauppa", channel: "online", markets: ["FI"] },
];

export function partnersIn(market: string): Pick<Partner, "name" | "channel">[] {
  const there = PARTNERS.filter(({ markets }) => markets.some((one) => one === market));
  return there.map(({ name, channel }) => ({ name, channel }));
}
