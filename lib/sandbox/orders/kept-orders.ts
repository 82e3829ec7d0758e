import type { PlatformOrder } from "./order";

/** Where orders are kept. */
export type OrderKeeper = {
  /** Keeps a new order; answers the one that stands there, where its id is known already. */
  add: (order: PlatformOrder) => Promise<{ order: PlatformOrder; fresh: boolean }>;
  find: (id: string) => Promise<PlatformOrder | undefined>;
  /** Newest first. */
  list: (limit: number) => Promise<PlatformOrder[]>;
  /** Test units whose time may have come. */
  waiting: () => Promise<PlatformOrder[]>;
  /** Runs `decide` while nobody else can change this order; what it gives back is kept. It must be pure. */
  change: (
    id: string,
    decide: (order: PlatformOrder) => PlatformOrder | undefined,
  ) => Promise<PlatformOrder | undefined>;
};
