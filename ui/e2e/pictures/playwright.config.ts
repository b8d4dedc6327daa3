import { defineConfig } from "@playwright/test";
import tests from "../playwright.config.ts";

/** The pictures of `docs/pictures`, from the same browser and server as the tests. */
export default defineConfig({
  ...tests,
  testDir: ".",
  testMatch: "*.pictures.ts",
  outputDir: "../../test-results/pictures",
  use: { ...tests.use, trace: "off", timezoneId: "Europe/Berlin" },
});
