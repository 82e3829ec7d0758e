import { keyFits } from "./rules/renew-key";
import type { RenewableKey, SalesUnit } from "./sales-unit";
import type { Store } from "./store/store";

/** All sales units, kept at hand because every request asks for one. */
export class SalesUnitBook {
  readonly #units = new Map<string, SalesUnit>();
  readonly #store: Store;

  constructor(store: Store) {
    this.#store = store;
  }

  /** Reads what is stored; units given here are added where the store does not know them. */
  async load(units: readonly SalesUnit[]): Promise<void> {
    for (const unit of await this.#store.units()) this.#units.set(unit.msn, unit);
    for (const unit of units) if (!this.#units.has(unit.msn)) await this.save(unit);
  }

  async save(unit: SalesUnit): Promise<void> {
    await this.#store.saveUnit(unit);
    this.#units.set(unit.msn, unit);
  }

  all(): SalesUnit[] {
    return [...this.#units.values()].sort((a, b) => a.msn.localeCompare(b.msn));
  }

  byMsn(msn: string): SalesUnit | undefined {
    return this.#units.get(msn);
  }

  /** `at`: when it is used, in milliseconds; a key that was made anew works for a while yet. */
  bySubscriptionKey(key: string, at: number): SalesUnit | undefined {
    const fits = (unit: SalesUnit, which: RenewableKey) => keyFits(unit, which, key, at);
    return this.all().find((unit) => fits(unit, "primary") || fits(unit, "secondary"));
  }

  byClientId(clientId: string): SalesUnit | undefined {
    return this.all().find(({ keys }) => keys.clientId === clientId);
  }

  byAccountingClientId(clientId: string): SalesUnit | undefined {
    return this.all().find(({ merchant }) => merchant.accountingKeys.clientId === clientId);
  }
}
