import { describe, expect, it } from "vitest";
import { listHref, parseList, toFilter, withChange } from "./filters";

describe("the address of the list", () => {
  it("keeps what it can read and leaves out what it cannot", () => {
    const state = parseList({
      q: " kaffe ",
      status: "reserved",
      from: "2026-02-30",
      min: "-5",
      unit: ["654321", "x"],
      sort: "sideways",
      open: "1;drop",
    });
    expect(state).toEqual({
      q: "kaffe",
      status: "reserved",
      units: ["654321"],
      environment: "production",
      sort: "newest",
    });
  });

  it("gives the same list when it is read again", () => {
    const href = "q=a%26b&status=captured&min=100&unit=654321&unit=654322&sort=amount&after=abc";
    const query = (text: string) => {
      const params = new URLSearchParams(text);
      return Object.fromEntries([...params.keys()].map((key) => [key, params.getAll(key)]));
    };
    const state = parseList(query(href));
    expect(parseList(query(listHref("m", state).split("?")[1] ?? ""))).toEqual(state);
  });

  it("leaves the mode out of the page's address, and tells the routes behind it", () => {
    const state = { ...parseList({}), environment: "test" as const };
    expect(listHref("m", state)).toBe("/m/m/transactions");
    expect(listHref("m", state, "/data")).toBe("/m/m/transactions/data?env=test");
    expect(listHref("m", parseList({}), "/data")).toBe("/m/m/transactions/data?env=production");
  });

  it("begins at the first page when a filter changes", () => {
    expect(
      withChange(parseList({ after: "abc", open: "0".repeat(36) }), { status: "refunded" }),
    ).not.toHaveProperty("after");
  });

  it.each([
    ["week", "2026-11-22", "2026-11-16", "2026-11-22"],
    ["month", "2026-11-21", "2026-11-01", "2026-11-21"],
    ["last_month", "2026-01-05", "2025-12-01", "2025-12-31"],
    ["quarter", "2026-11-21", "2026-10-01", "2026-11-21"],
    ["yesterday", "2026-03-01", "2026-02-28", "2026-02-28"],
  ])("%s on %s is from %s to %s", (period, today, from, to) => {
    expect(toFilter(parseList({ period }), today)).toMatchObject({ from, to });
  });
});
