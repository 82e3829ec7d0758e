/** What a company orders for itself: sales units of four kinds in production, and test units. */
export const PRODUCTS = ["payment_integration", "checkout", "point_of_sale", "vm_number"] as const;
export type Product = (typeof PRODUCTS)[number];

export const ORDERED = [...PRODUCTS, "test_unit"] as const;
export type Ordered = (typeof ORDERED)[number];

/** How the sales unit that comes of it meets its customers. */
export const KIND_OF = {
  payment_integration: "online",
  checkout: "online",
  point_of_sale: "in_person",
  vm_number: "vm_number",
  test_unit: "online",
} as const satisfies Record<Ordered, "online" | "in_person" | "vm_number">;

export const ORDER_STATES = [
  "draft",
  "submitted",
  "processing",
  "awaiting_customer",
  "approved",
  "stopped",
] as const;
export type OrderState = (typeof ORDER_STATES)[number];

/** Who may move an order from the first state to the second. Nothing else is possible. */
const MOVES: Record<OrderState, Partial<Record<OrderState, "company" | "platform">>> = {
  draft: { submitted: "company" },
  submitted: { processing: "platform", stopped: "platform" },
  processing: { awaiting_customer: "platform", approved: "platform", stopped: "platform" },
  awaiting_customer: { processing: "company", stopped: "platform" },
  approved: {},
  stopped: {},
};

/** A test unit is not looked at by anybody: it is made, or it isn't. */
const TEST_MOVES: typeof MOVES = { ...MOVES, submitted: { approved: "platform", stopped: "platform" } };

export function mayMove(
  product: Ordered,
  from: OrderState,
  to: OrderState,
  who: "company" | "platform",
): boolean {
  return (product === "test_unit" ? TEST_MOVES : MOVES)[from][to] === who;
}

/** With the platform, which has to be asked how it goes on. */
export const OPEN_STATES = ["submitted", "processing", "awaiting_customer"] as const satisfies OrderState[];

export function isOpen(state: OrderState): boolean {
  return OPEN_STATES.some((open) => open === state);
}
