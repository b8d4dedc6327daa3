import type { Page } from "@playwright/test";
import { adminOf } from "./support/admin.ts";
import { expect, test } from "./support/baton.ts";
import { newBlank } from "./support/designer.ts";
import { longNames } from "./support/long-names.ts";
import { expectNamesHeldEverywhere, LONG } from "./support/names.ts";

test.use({ folder: "names", trace: "off" });

test("names of sixty letters break nothing, wherever one is shown", async ({
  page,
  baton,
  signedIn,
}) => {
  const made = await longNames(adminOf(baton, signedIn.cookies), LONG);
  const screens = [
    ["Workflows", "/workflows", LONG.workflow],
    ["Runs", "/runs", LONG.person],
    ["Run, two of its steps under way", `/runs/${made.waits.id}`, "3 steps under way"],
    ["Run that needs you", `/runs/${made.needs.id}`, "What happened"],
    ["Problems", "/problems", "Who it is about"],
    ["People", "/people", LONG.person],
    ["Person", `/people/${made.person.id}`, LONG.workflow],
    ["Connections", "/connections", LONG.connection],
    ["Connection", `/connections/${made.connection}`, "Which step calls what"],
    ["Runs of somebody", `/runs?person=${made.person.id}`, "Person: "],
  ] as const;
  for (const [name, path, shows] of screens) {
    await page.goto(baton.page + path);
    await expect(page.getByText(shows).first()).toBeVisible();
    await expect(page.locator("[aria-busy=true]")).toHaveCount(0);
    await expectNamesHeldEverywhere(page, name);
    if (path === "/problems") expect.soft(await cutNames(page), `${name}: whole`).toEqual([]);
  }

  await expectRowsOfTwoLines(page, baton.page);
  await expectMoreInView(page, baton.page);
  await page.setViewportSize({ width: 1280, height: 800 });

  await page.goto(`${baton.page}/runs/${made.waits.id}`);
  await page.getByRole("button", { name: "More" }).click();
  await expect(page.getByRole("menu")).toBeVisible();
  await expectNamesHeldEverywhere(page, "Run, menu");
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Skip step…" }).click();
  await expect(page.getByRole("alertdialog")).toBeVisible();
  await expectNamesHeldEverywhere(page, "Question, skip");
  await page.goto(`${baton.page}/problems`);
  await page.getByRole("button", { name: "Ignore…" }).click();
  await expect(page.getByRole("alertdialog")).toBeVisible();
  await expectNamesHeldEverywhere(page, "Question, ignore");
  await made.stop();
});

test("a name of the other direction stands where any other would, also on two lines", async ({
  page,
  baton,
  signedIn,
}) => {
  const person = Array(4).fill("نورة بنت عبد الله الفيصل").join(" ");
  const made = await longNames(adminOf(baton, signedIn.cookies), {
    ...LONG,
    person,
    workflow: "Payroll account",
    connection: "Payroll",
  });
  for (const path of ["/runs", "/people"]) {
    await page.goto(baton.page + path);
    const name = page.getByRole("row").getByText(person, { exact: true }).first();
    await expect(name).toBeVisible();
    const shown = await name.evaluate((part) => {
      const words = document.createRange();
      words.selectNodeContents(part);
      const lines = [...words.getClientRects()].map(({ left }) => left);
      const own = part.getBoundingClientRect().left;
      return { lines: lines.length, away: Math.max(...lines) - own };
    });
    expect(shown.lines, `${path}: the name is broken`).toBeGreaterThan(1);
    expect(shown.away, `${path}: no line stands apart from its mark`).toBeLessThan(2);
  }
  await made.stop();
});

test("the two ways on stay beside each other when the bar above a workflow breaks", async ({
  page,
  baton,
}) => {
  await newBlank(page, baton.page, "Blank");
  const tops = async () => {
    const ways = ["Try it", "Go live…"].map((name) => page.getByRole("button", { name }));
    return Promise.all(ways.map(async (way) => (await way.boundingBox())?.y));
  };
  for (const width of [1280, 900, 760, 620, 540, 480, 400]) {
    await page.setViewportSize({ width, height: 800 });
    const [tryIt, goLive] = await tops();
    expect.soft(goLive, `at ${width} px`).toBe(tryIt);
  }
});

/** The names in the rows of a list that are cut, at the width of a usual window. */
function cutNames(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const parts = document.querySelectorAll(".problem-who .clip");
    const cut = [...parts].filter((part) => part.scrollWidth > part.clientWidth + 1);
    return cut.map((part) => part.textContent ?? "");
  });
}

/** Two lines, and what stands around them. */
const TWO_LINES = 60;

/**
 * Among columns no name makes a row higher than two lines: what is cut is whole for the pointer, for
 * those who listen, and in the row that has the keyboard.
 */
async function expectRowsOfTwoLines(page: Page, address: string): Promise<void> {
  for (const [path, width] of ["/runs", "/people"].flatMap((path) =>
    [1280, 800].map((width) => [path, width] as const),
  )) {
    await page.setViewportSize({ width, height: 800 });
    await page.goto(address + path);
    const link = page.getByRole("link", { name: LONG.person }).first();
    await expect(link).toBeVisible();
    const rows = await page
      .locator(".table tbody tr")
      .evaluateAll((all) => all.map((row) => Math.round(row.getBoundingClientRect().height)));
    expect
      .soft(Math.max(...rows), `${path} at ${width} px: the highest row`)
      .toBeLessThan(TWO_LINES);
    await expect(link).toHaveAttribute("title", LONG.person);
    const hidden = () =>
      link.evaluate((name) => {
        const part = name.querySelector(".clip");
        return part ? part.scrollHeight - part.clientHeight : null;
      });
    await link.focus();
    expect.soft(await hidden(), `${path} at ${width} px: whole where the keyboard is`).toBe(0);
  }
}

/** In a row of runs a name is cut before it is cut how many more steps there are. */
async function expectMoreInView(page: Page, address: string): Promise<void> {
  for (const width of [1280, 1000, 760]) {
    await page.setViewportSize({ width, height: 800 });
    await page.goto(`${address}/runs`);
    const more = page.getByText(/, and 2 more$/);
    await expect(more).toBeVisible();
    const isWhole = await more.evaluate((part) => {
      const own = part.getBoundingClientRect();
      const cell = part.closest("td")?.getBoundingClientRect();
      return cell !== undefined && own.width > 40 && own.right <= cell.right + 1;
    });
    expect.soft(isWhole, `and 2 more, at ${width} px`).toBe(true);
  }
}
