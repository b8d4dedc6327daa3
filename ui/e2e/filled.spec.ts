import { expectAccessible, expectLargeText, expectReflow } from "./support/baton.ts";
import { expect, type Filled, LONG_NAME, RIGHT_TO_LEFT, test } from "./support/filled.ts";

test.use({ folder: "filled", trace: "off" });

type Screen = { name: string; path: (filled: Filled) => string | Promise<string>; shows: string };

const runPath = (person: string) => async (filled: Filled) =>
  `/runs/${(await filled.runOf(person)).id}`;

/** Every screen with what an admin finds there after some weeks. */
const SCREENS: readonly Screen[] = [
  { name: "Workflows", path: () => "/workflows", shows: "New-hire onboarding" },
  { name: "Runs", path: () => "/runs", shows: "Zoë Ferrari" },
  { name: "Run that waits", path: runPath(LONG_NAME), shows: "What happened" },
  { name: "Run, right to left", path: runPath(RIGHT_TO_LEFT), shows: "What happened" },
  { name: "Run that needs you", path: runPath("Zoë Ferrari"), shows: "What happened" },
  { name: "Problems", path: () => "/problems", shows: "Nobody called back: New contract" },
  { name: "People", path: () => "/people", shows: LONG_NAME },
  { name: "Person", path: (filled) => filled.pathOf(LONG_NAME), shows: "Details" },
  { name: "Connections", path: () => "/connections", shows: "Payroll" },
  {
    name: "Connection",
    path: (filled) => `/connections/${filled.payroll}`,
    shows: "Which step calls what",
  },
  { name: "Settings", path: () => "/settings", shows: "Public base address" },
  { name: "Designer", path: (filled) => `/workflows/${filled.leaver.id}`, shows: "Go live…" },
];

for (const { name, path, shows } of SCREENS) {
  test(`${name}, filled, is accessible in both themes and reflows`, async ({
    page,
    baton,
    filled,
  }) => {
    await page.goto(baton.page + (await path(filled)));
    await expect(page.getByText(shows).first()).toBeVisible();

    await expectAccessible(page, name);
    await expectReflow(page, name);
    await expectLargeText(page, name);
  });
}
