import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { findChromium } from "./find-chromium.mjs";

const folder = mkdtempSync(join(tmpdir(), "browsers-"));
afterAll(() => rmSync(folder, { recursive: true }));

describe("the browser of the tests", () => {
  it("is the one that CHROMIUM names", () => {
    expect(findChromium({ CHROMIUM: "/opt/browser", PATH: folder })).toBe("/opt/browser");
  });

  it("is looked for on the PATH, programs only", () => {
    const browser = join(folder, "google-chrome");
    writeFileSync(browser, "");
    expect(findChromium({ PATH: ["/nowhere", folder].join(delimiter) })).toBeUndefined();
    chmodSync(browser, 0o755);
    expect(findChromium({ PATH: ["/nowhere", folder].join(delimiter) })).toBe(browser);
  });

  it("is missing where there is no PATH", () => {
    expect(findChromium({})).toBeUndefined();
  });
});
