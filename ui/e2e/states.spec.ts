import { expectAccessible } from "./support/baton.ts";
import { expect, type Filled, test } from "./support/filled.ts";

test.use({ folder: "filled", trace: "off" });

type Screen = {
  name: string;
  path: (filled: Filled) => string | Promise<string>;
  /** What the screen cannot do without; `*` stands for the path's own id. */
  asks: (path: string) => string;
  shows: string;
};

const idOf = (path: string) => path.split("/").at(-1) ?? "";

const SCREENS: readonly Screen[] = [
  {
    name: "Workflows",
    path: () => "/workflows",
    asks: () => "**/api/v1/workflows",
    shows: "New-hire onboarding",
  },
  { name: "Runs", path: () => "/runs", asks: () => "**/api/v1/runs?*", shows: "Last news" },
  {
    name: "Run",
    path: async (filled) => `/runs/${(await filled.runOf("Zoë Ferrari")).id}`,
    asks: (path) => `**/api/v1/runs/${idOf(path)}`,
    shows: "What happened",
  },
  {
    name: "Problems",
    path: () => "/problems",
    asks: () => "**/api/v1/problems?*",
    shows: "Who it is about",
  },
  { name: "People", path: () => "/people", asks: () => "**/api/v1/people?*", shows: "Aiko Tanaka" },
  {
    name: "Person",
    path: (filled) => filled.pathOf("Zoë Ferrari"),
    asks: (path) => `**/api/v1/people/${idOf(path)}`,
    shows: "Details",
  },
  {
    name: "Connections",
    path: () => "/connections",
    asks: () => "**/api/v1/connections",
    shows: "Service desk",
  },
  {
    name: "Connection",
    path: (filled) => `/connections/${filled.payroll}`,
    asks: (path) => `**/api/v1/connections/${idOf(path)}`,
    shows: "What you allowed",
  },
  {
    name: "Settings",
    path: () => "/settings",
    asks: () => "**/api/v1/settings",
    shows: "Public base address",
  },
  {
    name: "Designer",
    path: (filled) => `/workflows/${filled.leaver.id}`,
    asks: (path) => `**/api/v1/workflows/${idOf(path)}`,
    shows: "Take back the laptop",
  },
];

const BROKEN = { code: "internal", detail: "broken on purpose", status: 500 };

for (const { name, path, asks, shows } of SCREENS) {
  test(`${name}: slow, then broken, then there`, async ({ page, baton, filled }) => {
    const where = await path(filled);
    let how: "hold" | "break" | "answer" = "hold";
    await page.clock.install();
    await page.route(asks(where), (route) => {
      if (how === "answer") return route.continue();
      if (how === "hold") return;
      return route.fulfill({
        status: 500,
        contentType: "application/problem+json",
        body: JSON.stringify(BROKEN),
      });
    });
    const button = (label: string) => page.getByRole("main").getByRole("button", { name: label });

    await page.goto(baton.page + where);
    await page.clock.fastForward(400);
    await expect(page.locator(".bones").first()).toBeVisible();
    await expect(page.getByText("Still loading…")).toHaveCount(0);
    await page.clock.fastForward(3_000);
    await expect(page.getByText("Still loading…").first()).toBeVisible();
    await page.clock.fastForward(8_000);
    await expect(page.getByText("This is taking long.").first()).toBeVisible();
    await expect(button("Copy for IT").first()).toBeVisible();
    await expectAccessible(page, `${name}, slow`);

    how = "break";
    await button("Try again").first().click();
    await expect(page.getByText(/^Something went wrong in Baton/).first()).toBeVisible();
    await expect(button("Copy for IT").first()).toBeVisible();
    await expect(page.getByText("internal, 500").first()).toBeVisible();
    await expect(page.getByRole("button", { name: "Help" })).toBeEnabled();
    await expectAccessible(page, `${name}, error`);

    // Only the press may bring the answer: a change told by the server asks again by itself.
    await page.exposeFunction("answerNow", () => {
      how = "answer";
    });
    await page.evaluate(() => {
      addEventListener("pointerdown", () => Object(window).answerNow(), { capture: true });
    });
    await button("Try again").first().click();
    await expect(page.getByText(shows).first()).toBeVisible();
    await expect(page.getByText(/^Something went wrong/)).toHaveCount(0);
  });
}
