import type { ShippingGroup } from "../api/shipping-body";
import type { Payment, ShippingOption } from "../payment";

const COUNTRIES: Record<string, string> = { NOK: "NO", DKK: "DK", EUR: "FI", SEK: "SE" };

type Ranked = { priority?: number | undefined };

// Those without a rank stand after the ones that have one.
const byRank = (a: Ranked, b: Ranked) =>
  (a.priority ?? Number.MAX_SAFE_INTEGER) - (b.priority ?? Number.MAX_SAFE_INTEGER);

/** All options in the order in which the app shows them; the usual one, if the shop named one, is marked. */
export function optionsOf(groups: readonly ShippingGroup[]): ShippingOption[] {
  const options = [...groups].sort(byRank).flatMap(({ type, brand, isDefault, options: own }) =>
    [...own].sort(byRank).map((option) => ({
      ...{ id: option.id, name: option.name, amount: option.amount, type, brand },
      ...{ meta: option.meta, estimatedDelivery: option.estimatedDelivery },
      rank: Number(isDefault ?? false) * 2 + Number(option.isDefault ?? false),
    })),
  );
  const usual = options.reduce<(typeof options)[number] | undefined>(
    (best, option) => (option.rank > (best?.rank ?? 0) ? option : best),
    undefined,
  );
  return options.map(({ rank: _rank, ...option }) => ({ ...option, usual: option.id === usual?.id }));
}

export function usualOption(payment: Payment): ShippingOption | undefined {
  return payment.shippingOptions?.find(({ usual }) => usual) ?? payment.shippingOptions?.[0];
}

/** Whether the shop wants the customer to choose a delivery. */
export function isExpress({ shippingOptions, shippingCallback }: Payment): boolean {
  return shippingOptions !== undefined || shippingCallback !== undefined;
}

/** Where nothing else is agreed, shops deliver in the country of their currency. */
export function deliversTo({ allowedCountries, currency }: Payment, country: string): boolean {
  return allowedCountries?.includes(country) ?? COUNTRIES[currency] === country;
}
