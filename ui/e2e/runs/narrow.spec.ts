import type { Page } from "@playwright/test";
import type { Shape } from "#ui/api/shapes.ts";
import { adminOf, call, startAddress, until, waitStep, workflow } from "../support/admin.ts";
import { expect, test } from "../support/baton.ts";

// Without the names of other tests, some of which no column is wide enough for.
test.use({ folder: "narrow" });

/** Parts of names and heads that are read as one. */
const WORDS = /[\p{L}\p{N}.]+/gu;

/** The words of a table that stand on more than one line, though a column is wide enough for one. */
function brokenWords(page: Page): Promise<string[]> {
  return page.evaluate((words) => {
    const broken: string[] = [];
    const walker = document.createTreeWalker(
      document.querySelector(".table") as Element,
      NodeFilter.SHOW_TEXT,
    );
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if ((node.parentElement as Element).closest(".hide")) continue;
      for (const { index, 0: word } of (node.textContent ?? "").matchAll(new RegExp(words, "gu"))) {
        const range = document.createRange();
        range.setStart(node, index);
        range.setEnd(node, index + word.length);
        const lines = new Set([...range.getClientRects()].map(({ top }) => Math.round(top)));
        if (lines.size > 1) broken.push(word);
      }
    }
    return broken;
  }, WORDS.source);
}

test("no word of a usual name is broken where there is little room", async ({
  page,
  baton,
  signedIn,
}) => {
  const admin = adminOf(baton, signedIn.cookies);
  const made = await workflow(admin, "New-hire onboarding", [waitStep("Laptop ready", 86_400)]);
  const start = await startAddress(admin, made);
  for (const name of ["Magdalena Gruber", "Sebastian Okafor", "محمد عبد الرحمن"]) {
    const email = `${/[a-z]/.test(name) ? name.replace(" ", ".").toLowerCase() : "mo"}@acme.example`;
    await admin.post("/people", {
      ...{ display_name: name, work_email: email },
      ...{ department: "Engineering", start_date: "2027-01-11" },
    });
    await call(start, { email });
  }
  const runs = `/runs?workflow=${made.id}`;
  await until("all wait", async () => {
    const { items } = await admin.get<{ items: Shape<"RunSummary">[] }>(runs);
    return items.filter(({ where }) => where.kind === "waiting_for_call").length === 3;
  });

  await page.setViewportSize({ width: 800, height: 800 });
  for (const path of ["/runs", "/people?sample=false"]) {
    await page.goto(baton.page + path);
    await expect(page.getByText("Magdalena Gruber")).toBeVisible();
    expect(await brokenWords(page), path).toEqual([]);
  }
});
