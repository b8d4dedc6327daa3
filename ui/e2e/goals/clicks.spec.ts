import type { Page } from "@playwright/test";
import type { Shape } from "#ui/api/shapes.ts";
import { adminOf, call, startAddress } from "../support/admin.ts";
import { expect, test } from "../support/baton.ts";
import { panelOf, saved } from "../support/designer.ts";
import { startReceiver } from "../support/receiver.ts";

test.use({ folder: "clicks", permissions: ["clipboard-read", "clipboard-write"] });

const MOST_CLICKS = 30;
const MOST_TYPED = 80;

type Counted = { clicks: number; typed: number };

/** Counts what the page itself is told: presses of the pointer, and keys that write a letter. */
async function counting(page: Page): Promise<Counted> {
  const counted = { clicks: 0, typed: 0 };
  await page.exposeFunction("tellClick", () => {
    counted.clicks += 1;
  });
  await page.exposeFunction("tellTyped", () => {
    counted.typed += 1;
  });
  await page.addInitScript(() => {
    const tell = (name: string) => {
      const told: unknown = Reflect.get(window, name);
      if (typeof told === "function") told();
    };
    addEventListener("pointerdown", () => tell("tellClick"), true);
    addEventListener(
      "keydown",
      ({ key, ctrlKey }) => {
        if (key.length === 1 && !ctrlKey) tell("tellTyped");
      },
      true,
    );
  });
  return counted;
}

/** What was copied in another window goes to where the focus is. */
async function paste(page: Page, text: string): Promise<void> {
  await page.evaluate((copied) => navigator.clipboard.writeText(copied), text);
  await page.keyboard.press("Control+v");
}

/** Adds a call to a tool: its address, what the tool is called, and details under its names. */
async function tell(
  page: Page,
  tool: { address: string; name: string; details: readonly (readonly [string, string | null])[] },
): Promise<void> {
  const panel = panelOf(page);
  await panel.getByLabel("Web address (webhook URL)").click();
  await paste(page, tool.address);
  await panel.getByText(/^Allow exactly /).click();
  await expect(panel.getByLabel("What do you call this tool?")).toBeFocused();
  await page.keyboard.type(tool.name);
  for (const [at, [detail, name]] of tool.details.entries()) {
    await panel.getByRole("button", { name: "Add a detail" }).click();
    const picker = page.getByRole("menu", { name: "Insert a detail" });
    await picker
      .getByRole("menuitem", { name: new RegExp(`^${detail}\\b`) })
      .first()
      .click();
    const names = panel.getByRole("textbox", { name: /^Name in / });
    await expect(names).toHaveCount(at + 1);
    if (name === null) continue;
    await names.last().click({ clickCount: 1 });
    await page.keyboard.press("Control+a");
    await page.keyboard.type(name);
  }
}

test("a hire, Okta, a wait for Jira and a word to HR are built from blank in a few clicks", async ({
  page,
  baton,
  signedIn,
}) => {
  const admin = adminOf(baton, signedIn.cookies);
  const [okta, hr] = await Promise.all([startReceiver(), startReceiver()]);
  const person = { display_name: "Nora Quist", given_name: "Nora", family_name: "Quist" };
  await admin.post("/people", { ...person, work_email: "nora@acme.example" });
  const counted = await counting(page);
  const panel = panelOf(page);
  await page.goto(`${baton.page}/workflows`);

  await page.getByRole("button", { name: "New workflow" }).click();
  await page.keyboard.type("New hires");
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: /^When another tool calls/ }).click();
  await page.getByRole("button", { name: /^Call a webhook/ }).click();
  await tell(page, {
    address: `${okta.address}/api/v1/users`,
    name: "Okta",
    details: [
      ["First name", "profile.firstName"],
      ["Last name", "profile.lastName"],
      ["Work email", "profile.email"],
    ],
  });
  await panel.getByRole("button", { name: "Send a test to Okta" }).click();
  await page
    .getByRole("alertdialog")
    .getByRole("button", { name: /^Send a test/ })
    .click();
  await expect(panel.getByText(/accepted it/)).toBeVisible();
  await page.getByRole("button", { name: "Add a step after Call a webhook" }).click();
  await page.getByRole("dialog").getByText("Wait for another tool", { exact: true }).click();
  await panel.getByRole("button", { name: "Copy address", exact: true }).click();
  await page.getByRole("button", { name: "Add a step after Wait for another tool" }).click();
  await page.getByRole("dialog").getByText("Call a webhook", { exact: true }).click();
  await tell(page, { address: `${hr.address}/tell`, name: "HR", details: [["Name", null]] });
  await saved(page);
  await page.getByRole("button", { name: /^Step 1 of 4/ }).click();
  await panel.getByRole("button", { name: "Copy address", exact: true }).click();
  await page.getByRole("button", { name: "Go live…" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Go live", exact: true }).click();
  await expect(page.getByText("Version 1 is live.")).toBeVisible();
  console.log(`from blank: ${counted.clicks} clicks, ${counted.typed} typed`);

  const id = new URL(page.url()).pathname.split("/").at(-1) ?? "";
  const made = await admin.get<Shape<"Workflow">>(`/workflows/${id}`);
  const sent = okta.received.length;
  await call(await startAddress(admin, made), { email: "nora@acme.example" });
  await expect.poll(() => okta.received.length).toBe(sent + 1);
  expect(JSON.parse(okta.received.at(-1)?.body ?? "")).toEqual({
    profile: { firstName: "Nora", lastName: "Quist", email: "nora@acme.example" },
  });
  expect(counted.clicks).toBeLessThanOrEqual(MOST_CLICKS);
  expect(counted.typed).toBeLessThanOrEqual(MOST_TYPED);
  await Promise.all([okta.stop(), hr.stop()]);
});
