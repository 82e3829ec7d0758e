import { afterEach, describe, expect, it, vi } from "vitest";
import { checkConfiguration } from "@/lib/configuration";
import { isBelowFloor, warnAboutNode } from "./warn-about-node";

it.each(["20.19.0", "20.99.0", "21.0.0", "22.23.3", "22.9.9", "23.11.0", "24.22.0", "25.1.0", "26.12.0"])(
  "Node %s has known holes",
  (version) => {
    expect(isBelowFloor(version)).toBe(true);
  },
);

it.each(["22.23.4", "22.24.0", "24.22.1", "26.12.1", "26.13.0", "27.0.0"])("Node %s will do", (version) => {
  expect(isBelowFloor(version)).toBe(false);
});

describe("a start on an old Node", () => {
  const exit = vi.spyOn(process, "exit").mockImplementation(() => undefined as never);
  const told = vi.spyOn(console, "error").mockImplementation(() => undefined);
  const present = process.versions.node;
  afterEach(() => {
    Object.defineProperty(process.versions, "node", { value: present, configurable: true });
    vi.clearAllMocks();
  });

  function startOn(node: string, stated: Record<string, string>): { refused: boolean; said: string } {
    Object.defineProperty(process.versions, "node", { value: node, configurable: true });
    const checked = checkConfiguration({ ...process.env, ...stated });
    if (!checked.ok) throw new Error(JSON.stringify(checked.problems));
    warnAboutNode(checked.configuration, true);
    return { refused: exit.mock.calls.length > 0, said: told.mock.calls.join("\n") };
  }
  const real = {
    PAYMENTS_BASE_URL: "https://api.vipps.no",
    PORTAL_PUBLIC_URL: "https://portal.example.com",
  };

  it("is refused where money is real, and says which Node will do", () => {
    const { refused, said } = startOn("22.23.3", real);
    expect(refused).toBe(true);
    expect(said).toContain("Use 22.23.4, 24.22.1, 26.12.1 or newer");
  });

  it("goes on with a loud word where the operator wants it so, or where the platform is the sandbox", () => {
    expect(startOn("22.23.3", { ...real, PORTAL_ALLOW_OLD_NODE: "1" })).toMatchObject({ refused: false });
    const { refused, said } = startOn("20.20.2", {});
    expect([refused, said.includes("known security holes")]).toEqual([false, true]);
  });

  it("is none on a Node without known holes", () => {
    expect(startOn("24.22.1", real)).toEqual({ refused: false, said: "" });
  });
});
