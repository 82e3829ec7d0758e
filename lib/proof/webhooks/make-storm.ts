import type { Dice } from "../dice";

export type Sent = { readonly body: string; readonly secret: string; readonly expected: number };

/** Each body once, and the rest known: 10 % of all with a wrong signature, 5 % that say nothing, 60 % again, in any order. */
export function storm(
  bodies: readonly string[],
  dice: Dice,
  { deliveries, secret }: { deliveries: number; secret: string },
): Sent[] {
  const right = (body: string): Sent => ({ body, secret, expected: 200 });
  const forged = () => ({ body: dice.pick(bodies), secret: `${secret}${dice.below(9)}`, expected: 401 });
  const odd = () => right(dice.pick(["{", "[]", "null", '{"msn":1}', "\0", dice.pick(bodies).slice(0, -9)]));
  const of = (share: number, make: () => Sent) => Array.from({ length: deliveries * share }, make);
  const known = of(0.6, () => right(dice.pick(bodies)));
  return dice.shuffle([...bodies.map(right), ...known, ...of(0.1, forged), ...of(0.05, odd)]);
}
