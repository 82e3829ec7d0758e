import { describe, expect, it } from "vitest";
import { isOpen, mayMove, ORDER_STATES, ORDERED } from "./product-order";

describe("the moves of an order", () => {
  // Every allowed move, written out; all others are refused.
  const ALLOWED = [
    "draft → submitted by company",
    "submitted → processing by platform",
    "submitted → stopped by platform",
    "processing → awaiting_customer by platform",
    "processing → approved by platform",
    "processing → stopped by platform",
    "awaiting_customer → processing by company",
    "awaiting_customer → stopped by platform",
  ];

  const movesOf = (product: (typeof ORDERED)[number]) =>
    ORDER_STATES.flatMap((from) =>
      ORDER_STATES.flatMap((to) =>
        (["company", "platform"] as const)
          .filter((who) => mayMove(product, from, to, who))
          .map((who) => `${from} → ${to} by ${who}`),
      ),
    );

  it.each(ORDERED.filter((product) => product !== "test_unit"))("of %s", (product) => {
    expect(movesOf(product)).toEqual(ALLOWED);
  });

  it("of a test unit, which nobody looks at", () => {
    const moves = movesOf("test_unit");
    expect(moves).toContain("submitted → approved by platform");
    expect(moves).not.toContain("submitted → processing by platform");
  });

  it("end with approved and stopped, and nobody waits for a draft", () => {
    expect(ORDER_STATES.filter(isOpen)).toEqual(["submitted", "processing", "awaiting_customer"]);
  });
});
