import { defineConfig } from "@playwright/test";

/** Debian's chromium against the real server; each worker has a server of its own. */
export default defineConfig({
  testDir: ".",
  testMatch: "*.spec.ts",
  outputDir: "../test-results",
  timeout: 120_000,
  expect: { timeout: 10_000 },
  workers: 1,
  forbidOnly: true,
  reporter: [["list"]],
  use: {
    viewport: { width: 1280, height: 800 },
    locale: "en-GB",
    // Its film of the page makes a picture of every frame; what was on the page it holds as text.
    trace: { mode: "retain-on-failure", screenshots: false },
    actionTimeout: 10_000,
    launchOptions: { executablePath: "/usr/bin/chromium", args: ["--no-sandbox"] },
  },
});
