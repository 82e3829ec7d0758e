import { expect, it } from "vitest";
import { isBelowFloor } from "./warn-about-node";

it.each(["20.19.0", "20.99.0", "21.0.0", "22.23.3", "22.9.9", "23.11.0", "24.22.0", "25.1.0", "26.12.0"])(
  "Node %s has known holes",
  (version) => {
    expect(isBelowFloor(version)).toBe(true);
  },
);

it.each(["22.23.4", "22.24.0", "24.22.1", "26.12.1", "26.13.0", "27.0.0"])("Node %s will do", (version) => {
  expect(isBelowFloor(version)).toBe(false);
});
