import type { Page } from "@playwright/test";
import { adminOf } from "../support/admin.ts";
import { expect, expectAccessible, expectLargeText, expectReflow, test } from "../support/baton.ts";
import { choose } from "../support/designer.ts";
import { LONG_NAME, RIGHT_TO_LEFT } from "../support/filled.ts";
import { keyboardOf } from "../support/keyboard.ts";

test.use({ folder: "people-filters" });

const LONG = "Department of Everything That Nobody Else Wants to Look After";

/** More than one page of people: each third in the department of the long name, the others not. */
const MANY = 66;

const DEPARTMENTS = [LONG, "الموارد البشرية", "Sales"];

async function shows(page: Page, count: string, query: string): Promise<void> {
  await expect(page.getByText(count, { exact: true })).toBeVisible();
  await expect.poll(() => decodeURIComponent(new URL(page.url()).search)).toBe(query);
}

test("people are narrowed, counted, and found again by the address", async ({
  page,
  baton,
  context,
}) => {
  const admin = adminOf(baton, await context.cookies());
  const names = [LONG_NAME, RIGHT_TO_LEFT];
  for (let n = 0; n < MANY; n += 1) {
    await admin.post("/people", {
      display_name: names[n] ?? `Aaron Number ${n}`,
      department: DEPARTMENTS[n % 3],
      status: n % 2 === 0 ? "active" : "left",
      ...(n < 60 ? { work_email: `filtered${n}@acme.example` } : {}),
    });
  }
  await page.goto(`${baton.page}/people`);
  await shows(page, "66 people", "");

  const keys = keyboardOf(page);
  await keys.enter("Department: All departments");
  await keys.rests("Find one");
  await keys.type("nobody else");
  await expect(page.getByRole("menuitem")).toHaveText([new RegExp(`^${LONG}`)]);
  await expectAccessible(page, "A department is picked");
  await keys.press("ArrowDown");
  await keys.press("Enter");
  await keys.rests(`Department: ${LONG}`);
  const inDepartment = `?department=${LONG.replaceAll(" ", "+")}`;
  await shows(page, "22 of 66 people", inDepartment);
  await expect(page.getByRole("row")).toHaveCount(23);

  // The statuses are one stop, in which arrows lead on.
  await keys.goTo("Before start 0");
  await keys.goTo("Left 11", "ArrowRight");
  await keys.press("Space");
  await shows(page, "11 of 66 people", `${inDepartment}&status=left`);
  await expect(page.getByRole("row")).toHaveCount(12);
  await expect(page.getByRole("button", { name: "Active 11", pressed: false })).toBeVisible();
  await expectAccessible(page, "People of a department who left");
  await expectReflow(page, "People of a department who left");
  await expectLargeText(page, "People of a department who left");

  await page.goBack();
  await shows(page, "22 of 66 people", inDepartment);
  await page.reload();
  await shows(page, "22 of 66 people", inDepartment);
  await page.getByRole("button", { name: "Clear filters" }).click();
  await shows(page, "66 people", "");

  await choose(page, page.getByRole("button", { name: /Missing detail$/ }), "No work email");
  await shows(page, "6 of 66 people", "?lacks=work_email");
  await choose(
    page,
    page.getByRole("button", { name: /Start date$/ }),
    "Starts in the next 7 days",
  );
  await expect(page.getByRole("heading", { name: "No people match" })).toBeVisible();
  await expect(
    page.getByText("No work email. Starts in the next 7 days.", { exact: true }),
  ).toBeVisible();
  await expectAccessible(page, "No people match");
  await page.getByRole("button", { name: "Clear the filters" }).click();
  await shows(page, "66 people", "");
  await page.getByRole("radio", { name: "Sample people" }).click();
  await shows(page, "5 people", "?samples=true");
});
