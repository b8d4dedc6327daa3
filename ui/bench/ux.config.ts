import { defineConfig } from "@playwright/test";
import bench from "./playwright.config.ts";

/** The goals of the screens that take time. */
export default defineConfig({
  ...bench,
  testMatch: "*.ux.ts",
  outputDir: "../test-results/ux",
});
