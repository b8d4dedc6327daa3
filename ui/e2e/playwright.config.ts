import { defineConfig } from "@playwright/test";

/**
 * What the browser does for a person at its window: two pages behind the address bar, opened with
 * every context, cost as much as a screen of Baton. A flag takes the place of an earlier one of
 * its name, so the rest of the list says again what Playwright turns off.
 */
const OFF = [
  "WebUIOmniboxPopup",
  "WebUIOmniboxAimPopup",
  "AimEnabled",
  "AvoidCorsURLLoaderRestartOnRedirect",
  "AvoidUnnecessaryBeforeUnloadCheckSync",
  "DestroyProfileOnBrowserClose",
  "HttpsFirstBalancedModeAutoEnable",
  "HttpsUpgrades",
  "LensOverlay",
  "MediaRouter",
  "NetworkTimeServiceQuerying",
  "OptimizationHints",
  "PaintHolding",
  "PreconnectToSearch",
  "TcpPortRandomizationWin",
  "ThirdPartyStoragePartitioning",
];

/** Debian's chromium against the real server; each worker has a server of its own. */
export default defineConfig({
  testDir: ".",
  testMatch: "*.spec.ts",
  outputDir: "../test-results",
  // Bounds for what never comes, not for how long it takes: a tenth of each is more than enough here.
  timeout: 900_000,
  expect: { timeout: 60_000 },
  workers: 1,
  forbidOnly: true,
  reporter: [["list"]],
  use: {
    viewport: { width: 1280, height: 800 },
    locale: "en-GB",
    // Its film of the page makes a picture of every frame; what was on the page it holds as text.
    trace: { mode: "retain-on-failure", screenshots: false },
    actionTimeout: 60_000,
    launchOptions: {
      executablePath: "/usr/bin/chromium",
      args: ["--no-sandbox", `--disable-features=${OFF.join()}`],
    },
  },
});
