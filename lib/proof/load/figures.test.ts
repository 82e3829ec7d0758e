import { expect, it } from "vitest";
import { quantile, type Sample, settledAfter, slope, summarise } from "./figures";
import { nginxOf } from "./readme-nginx";

const sample = (own: Partial<Sample>): Sample => ({
  ...{ kind: "list", atMs: 0, tookMs: 10, status: 200, shed: false },
  ...own,
});

it("finds quantiles and slopes", () => {
  const hundred = Array.from({ length: 100 }, (_, at) => at + 1);
  expect([quantile(hundred, 0.5), quantile(hundred, 0.95), quantile(hundred, 0.99)]).toEqual([51, 96, 100]);
  expect(quantile([], 0.5)).toBeUndefined();
  expect(
    slope([
      [0, 5],
      [1, 7],
      [2, 9],
    ]),
  ).toBeCloseTo(2);
  expect(slope([[1, 5]])).toBe(0);
});

it("tells who was turned away from what went wrong, and counts neither as served", () => {
  const shed = sample({ status: 503, shed: true });
  const samples = [sample({}), sample({ tookMs: 30 }), shed, sample({ status: 500, wrong: "list 500" })];
  expect(summarise(samples, 2)).toMatchObject({ requests: 4, perSecond: 1, shed: 1, wrong: 1, p99: 30 });
});

it("takes the time to the last thing that was not normal", () => {
  const samples = [
    sample({ atMs: 900, shed: true }),
    sample({ atMs: 2_500, tookMs: 1_200 }),
    sample({ atMs: 9_000 }),
  ];
  expect(settledAfter(samples)).toBe(2.5);
});

it("puts the README's nginx in front, with two portals and on a port of its own", () => {
  const made = nginxOf(3470, [3471, 3472], "/tmp/x");
  expect(made).toContain("listen 127.0.0.1:3470;");
  expect(made).toContain("server 127.0.0.1:3471;");
  expect(made).toContain("server 127.0.0.1:3472;");
  expect(made).toContain("limit_conn portal");
  expect(made).toContain("limit_conn_zone $server_name zone=portal:1m;");
  expect(made).not.toMatch(/\bssl\b|\$host\b/);
});
