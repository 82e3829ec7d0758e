import { expect, test } from "vitest";
import { TEST_PEOPLE } from "../test-people";
import { authenticatorCode } from "./authenticator-code";
import { authenticatorRoutes } from "./authenticator-routes";

// RFC 6238, appendix B, the last six of its eight digits.
test.each([
  [59, "287082"],
  [1_111_111_109, "081804"],
  [1_111_111_111, "050471"],
  [1_234_567_890, "005924"],
  [2_000_000_000, "279037"],
  [20_000_000_000, "353130"],
])("at %i s the code is %s", (seconds, code) => {
  const secret = Buffer.from("12345678901234567890").toString("hex");
  expect(authenticatorCode(secret, seconds * 1_000)).toBe(code);
});

test("the page shows the code of now and the next one of everybody who signs in by password", async () => {
  const at = 1_750_000_012_000;
  const answer = await authenticatorRoutes(() => at).request("/authenticator");
  const text = await answer.text();
  const [mette] = TEST_PEOPLE.filter(({ id }) => id === "mette-jensen");
  for (const moment of [at, at + 30_000]) {
    const code = authenticatorCode(mette?.authenticatorSecret ?? "", moment);
    expect(text).toContain(`<code>${code.slice(0, 3)} ${code.slice(3)}</code>`);
  }
  expect(text).toContain('data-next="8000"');
  for (const name of ["Mette Jensen", "Lars Holm", "Anne Krogh", "Aino Virtanen", "Eero Laine"])
    expect(text).toContain(name);
  expect(text).not.toContain("Kari Nordmann");
  expect(answer.headers.get("cache-control")).toBe("no-store");
});
