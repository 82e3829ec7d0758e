import { defineConfig } from "@playwright/test";
import { findChromium } from "../lib/launch/find-chromium.mjs";

const executablePath = findChromium();

export default defineConfig({
  testDir: ".",
  outputDir: "../test-results",
  globalSetup: "./start-everything.ts",
  fullyParallel: true,
  workers: 2,
  retries: 0,
  forbidOnly: Boolean(process.env["CI"]),
  timeout: 90_000,
  expect: { timeout: 15_000 },
  reporter: "line",
  use: {
    locale: "en-GB",
    timezoneId: "Europe/Oslo",
    viewport: { width: 1280, height: 800 },
    // Recording every step takes a good part of two cores; `npm run e2e -- --trace on` does it where one wants to see.
    trace: "off",
    launchOptions: {
      ...(executablePath ? { executablePath } : {}),
      // Without a graphics card Chromium plays one in software, a good part of each page's cost. As root it has no sandbox to be in.
      args: ["--disable-gpu", ...(process.getuid?.() === 0 ? ["--no-sandbox"] : [])],
    },
  },
});
