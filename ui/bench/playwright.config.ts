import { defineConfig } from "@playwright/test";
import tests from "../e2e/playwright.config.ts";

/** The figures of the designer, in the same browser and server as the tests. */
export default defineConfig({
  ...tests,
  testDir: ".",
  testMatch: "*.bench.ts",
  outputDir: "../test-results/bench",
  timeout: 300_000,
  use: { ...tests.use, trace: "off" },
});
