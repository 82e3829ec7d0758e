import fc from "fast-check";
import { expect, it } from "vitest";
import { BREAK_STATES, stateOnceGone, stateSeenAgain, waits } from "./break";

const figures = { currency: "NOK", expectedMinor: 100, foundMinor: 90, foundCurrency: null };

it("what a person explained stays explained until its figures change", () => {
  expect(stateSeenAgain({ ...figures, state: "explained" }, figures)).toBe("explained");
  expect(stateSeenAgain({ ...figures, state: "explained" }, { ...figures, foundMinor: 80 })).toBe("reopened");
  expect(stateOnceGone("explained")).toBe("explained");
});

it("what mended itself and comes back is open again", () => {
  expect(stateSeenAgain({ ...figures, state: "gone" }, figures)).toBe("reopened");
});

it("seeing the same again changes nothing, and what is gone waits for nobody", () => {
  fc.assert(
    fc.property(fc.constantFrom(...BREAK_STATES), (state) => {
      const again = stateSeenAgain({ ...figures, state }, figures);
      expect(stateSeenAgain({ ...figures, state: again }, figures)).toBe(again);
      expect(waits(stateOnceGone(state))).toBe(false);
    }),
  );
});
