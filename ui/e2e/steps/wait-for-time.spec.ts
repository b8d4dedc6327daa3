import type { Page } from "@playwright/test";
import { adminOf } from "../support/admin.ts";
import { expect, expectAccessible, expectLargeText, expectReflow, test } from "../support/baton.ts";
import { choose, newWorkflow, openAddStep, panelOf, saved } from "../support/designer.ts";
import { LONG_NAME, RIGHT_TO_LEFT } from "../support/filled.ts";

test.use({ folder: "time", timezoneId: "Europe/Berlin" });

async function addWait(page: Page): Promise<void> {
  await openAddStep(page, "Another tool calls");
  await page.getByRole("dialog").getByText("Wait for time", { exact: true }).click();
}

test("a wait until a date says when that is, for the sample person and the next five", async ({
  page,
  baton,
  signedIn,
}) => {
  const admin = adminOf(baton, signedIn.cookies);
  await admin.put("/settings/time", { time_zone: "Europe/Berlin", holidays: "DE-BE" });
  for (const [name, day] of [
    ["Jonas Weber", "2098-11-24"],
    ["Noor Haddad", "2098-12-01"],
    ["Li Na", "2098-12-08"],
  ]) {
    await admin.post("/people", { display_name: name, start_date: day });
  }
  const lisbon = { start_date: "2098-11-27", time_zone: "Europe/Lisbon" };
  await admin.post("/people", { display_name: "Inês Duarte", ...lisbon });
  const panel = panelOf(page);
  await newWorkflow(page, baton.page, "New-hire onboarding");
  await addWait(page);
  await panel.getByLabel("Name", { exact: true }).fill("Three days before the start");
  await expect(panel.getByText(/^If .+ came here now$/)).toBeVisible();
  await expect(panel.getByText(/^It counts from when each person comes here/)).toBeVisible();

  await panel.getByRole("radio", { name: "Until a date" }).click();

  const drawing = page.getByRole("group", { name: /^Flow/ });
  await expect(drawing.getByText("Until 3 days before Start date, 09:00")).toBeVisible();
  const rows = panel.getByRole("table").getByRole("row");
  await expect(rows.nth(1)).toContainText("Jonas Weber");
  await expect(rows.nth(2)).toContainText("Inês Duarte");
  await expect(panel.getByText("For Inês Duarte it is 09:00 in Lisbon.")).toBeVisible();
  await saved(page);
  await expectAccessible(page, "Panel, Wait for time");

  await panel.getByRole("textbox", { name: "Time of day" }).fill("7.30");
  await panel.getByRole("textbox", { name: "Time of day" }).blur();
  await choose(page, panel.getByRole("button", { name: /Days, weeks or others/ }), "working days");
  await expect(drawing.getByText("Until 3 working days before Start date, 07:30")).toBeVisible();
  await saved(page);
  await page.reload();
  await expect(drawing.getByText("Until 3 working days before Start date, 07:30")).toBeVisible();
  await expectReflow(page, "Panel, Wait for time");
  await expectLargeText(page, "Panel, Wait for time");
});

test("the next five people fit, also when a moment has passed and names are long", async ({
  page,
  baton,
  signedIn,
}) => {
  const admin = adminOf(baton, signedIn.cookies);
  const day = new Date();
  day.setDate(day.getDate() + 1);
  const tomorrow = day.toISOString().slice(0, 10);
  for (const display_name of [LONG_NAME, RIGHT_TO_LEFT]) {
    await admin.post("/people", { display_name, start_date: tomorrow });
  }
  const panel = panelOf(page);
  await newWorkflow(page, baton.page, "Too late");
  await addWait(page);
  await panel.getByRole("radio", { name: "Until a date" }).click();
  const table = panel.getByRole("table");
  await expect(table.getByText(/^now, .+ has passed$/)).toHaveCount(2);
  await panel.getByRole("button", { name: /^If that has already passed/ }).click();
  await panel.getByText("Tell me", { exact: true }).click();
  await expect(table.getByText(/^needs you, .+ has passed$/)).toHaveCount(2);

  for (const width of [1280, 320]) {
    for (const size of ["", "32px"]) {
      await page.setViewportSize({ width, height: 800 });
      const cut = await table.evaluate(cutIn, size);
      expect(cut, `${width} px, ${size || "text as usual"}`).toEqual([]);
    }
  }
  await expectReflow(page, "Panel, moments that have passed");
  await expectLargeText(page, "Panel, moments that have passed");
});

/** What of a table does not fit: cells whose text is cut, or that stand out of the panel. */
function cutIn(table: Element, size: string): string[] {
  document.documentElement.style.fontSize = size;
  const panel = table.closest(".panel-scroll");
  const room = panel?.getBoundingClientRect();
  const isCards = getComputedStyle(table.querySelector("thead") ?? table).position === "absolute";
  const cells = [...table.querySelectorAll(isCards ? "tbody :is(th, td)" : "th, td")];
  return cells.flatMap((cell) => {
    const { left, right } = cell.getBoundingClientRect();
    const isOut = !room || left < room.left || right > room.right;
    const isCut = cell.scrollWidth > cell.clientWidth + 1;
    return isOut || isCut ? [`${cell.textContent}: ${cell.scrollWidth} > ${cell.clientWidth}`] : [];
  });
}

test("the company's zone and holidays are set, and a file adds more", async ({ page, baton }) => {
  await page.goto(`${baton.page}/settings#time`);
  const section = page.getByRole("region", { name: "Working time" });
  await choose(page, section.getByRole("button", { name: /Time zone/ }), "Europe/Vienna");
  await choose(page, section.getByRole("button", { name: /Holidays of/ }), "Austria");
  await choose(page, section.getByRole("button", { name: /Region/ }), "Wien");
  const chooser = page.waitForEvent("filechooser");
  await section.getByRole("button", { name: "Import a calendar file…" }).click();
  const file = [
    "BEGIN:VCALENDAR",
    "BEGIN:VEVENT",
    "SUMMARY:Closed",
    "DTSTART;VALUE=DATE:20261228",
    "DTEND;VALUE=DATE:20270101",
    "END:VEVENT",
    "BEGIN:VEVENT",
    "SUMMARY:Party",
    "DTSTART:20261211T180000Z",
    "END:VEVENT",
    "END:VCALENDAR",
  ].join("\r\n");
  await (await chooser).setFiles({
    name: "closed.ics",
    mimeType: "text/calendar",
    buffer: Buffer.from(file),
  });

  await expect(section.getByText("1 holiday imported.")).toBeVisible();
  await expect(section.getByText(/^Line 9, Party: it is at a time of the day/)).toBeVisible();
  await expect(section.getByText(/^closed.ics: 1 holiday/)).toBeVisible();
  await expectAccessible(page, "Settings, Working time");
  await section.getByRole("button", { name: "Remove" }).click();
  await expect(section.getByText(/^closed.ics: 1 holiday/)).toHaveCount(0);
  await expectReflow(page, "Settings, Working time");
});
