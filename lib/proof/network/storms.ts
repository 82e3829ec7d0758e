import type { Dice } from "../dice";
import type { Passing, Weather } from "./fault-proxy";

export type Storm = {
  readonly name: string;
  /** How many payments are captured in it. Five failures within half a minute would close the door to new ones. */
  readonly payments: number;
  readonly weather: (request: Passing, dice: Dice) => Weather;
};

const always = (weather: Weather) => () => weather;
const isWrite = ({ method, path }: Passing) => method === "POST" && path.startsWith("/epayment/");
const writes = (weather: Weather) => (request: Passing) =>
  isWrite(request) ? weather : ({ kind: "clear" } as const);
const says = (status: number, after: boolean, header?: string): Weather => {
  return { kind: "says", status, after, ...(header && { header }) };
};

const sometimes = (_: Passing, dice: Dice): Weather =>
  dice.next() < 0.3 ? says(dice.pick([500, 502, 503, 504]), dice.next() < 0.5) : { kind: "clear" };

const mixed = (_: Passing, dice: Dice): Weather =>
  dice.pick<Weather>([
    { kind: "clear" },
    { kind: "slow", ms: 2_000 },
    { kind: "reset-before" },
    { kind: "reset-after" },
    { kind: "truncated" },
    says(503, true),
    says(429, false),
  ]);

/** What may become of the network between portal and platform, each for a sales unit of its own. */
export const STORMS: readonly Storm[] = [
  { name: "50 ms more", payments: 4, weather: always({ kind: "slow", ms: 50 }) },
  { name: "2 s more", payments: 4, weather: always({ kind: "slow", ms: 2_000 }) },
  { name: "30 s more, writes", payments: 4, weather: writes({ kind: "slow", ms: 30_000 }) },
  { name: "30 s more, everything", payments: 2, weather: always({ kind: "slow", ms: 30_000 }) },
  { name: "reset before", payments: 4, weather: always({ kind: "reset-before" }) },
  { name: "reset after", payments: 4, weather: writes({ kind: "reset-after" }) },
  { name: "half open", payments: 4, weather: always({ kind: "half-open" }) },
  { name: "half open, writes", payments: 4, weather: writes({ kind: "half-open" }) },
  { name: "truncated", payments: 4, weather: writes({ kind: "truncated" }) },
  { name: "1 byte/s", payments: 4, weather: always({ kind: "trickle" }) },
  { name: "30 % 5xx", payments: 12, weather: sometimes },
  { name: "429", payments: 4, weather: writes(says(429, false)) },
  { name: "429 for 25 s", payments: 4, weather: writes(says(429, false, "retry-after: 25")) },
  { name: "a bit of everything", payments: 12, weather: mixed },
];
