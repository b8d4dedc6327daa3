import type { Shape } from "#ui/api/shapes.ts";
import { expect, test } from "./support/filled.ts";
import { keyboardOf } from "./support/keyboard.ts";

test.use({ folder: "rows" });

const SEARCHES = /\/api\/v1\/people\?.*search=/;

test("whoever tabs in a list of which all rows become others stands in the new ones", async ({
  page,
  baton,
  filled,
}) => {
  expect(filled.leaver.state).toBe("live");
  const keys = keyboardOf(page);
  let answer: () => void = () => {};
  const held = new Promise<void>((resolve) => {
    answer = resolve;
  });
  await page.route(SEARCHES, async (route) => {
    const found = await route.fetch({
      url: route
        .request()
        .url()
        .replace(/search=[^&]*/, ""),
    });
    const { items, ...rest } = (await found.json()) as Shape<"Page_Person">;
    await held;
    const others = items
      .slice(0, 2)
      .map((one, at) => ({ ...one, id: `${one.id}${at}`, display_name: `Other ${at}` }));
    await route.fulfill({ response: found, json: { ...rest, items: others } });
  });
  await page.goto(`${baton.page}/people`);
  await expect(page.getByRole("link", { name: "Maria Lopez" })).toBeVisible();
  const first = (await page.getByRole("table").locator(".row-link").first().textContent()) ?? "";
  await keys.goTo("Name or work email");
  await keys.type("o");
  // The rows are one stop: from the first of them the arrows lead to the others.
  await keys.goTo(first);
  await keys.goTo("Maria Lopez", "ArrowDown");
  answer();

  await expect(page.getByRole("link", { name: "Maria Lopez" })).toBeHidden();
  await keys.rests("Other 0");
  await keys.press("ArrowDown");
  await keys.rests("Other 1");
});
