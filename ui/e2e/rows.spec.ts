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
  await keys.goTo("Name or work email");
  await keys.type("o");
  await keys.goTo("Maria Lopez");
  answer();

  await expect(page.getByRole("link", { name: "Maria Lopez" })).toBeHidden();
  await keys.rests("Other 0");
  await keys.press("Tab");
  await keys.rests("Other 1");
});
