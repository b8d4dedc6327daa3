import type { Shape } from "#ui/api/shapes.ts";
import { adminOf, call, startAddress, until } from "../support/admin.ts";
import { expect, test } from "../support/baton.ts";
import { panelOf } from "../support/designer.ts";
import { RIGHT_TO_LEFT } from "../support/filled.ts";
import { addPeople, liveAbout, PEOPLE } from "./people.ts";
import { pictures } from "./taken.ts";

test.use({ folder: "start" });
test.setTimeout(900_000);

test("a start that finds nobody, what its calls have, and what begins once it is mended", async ({
  page,
  baton,
  signedIn,
}) => {
  const admin = adminOf(baton, signedIn.cookies);
  await addPeople(admin);
  const made = await liveAbout(admin, "Welcome parcel", "/contact/email", "Parcel is packed");
  const address = await startAddress(admin, made);
  for (const [index, [name, mail]] of PEOPLE.entries()) {
    const worker = { mail, name, ...(index > 0 && { badge: `B-${index}` }) };
    await call(address, { worker, reason: "hire" });
  }
  await until("they are problems", async () => {
    const { items } = await admin.get<Shape<"ProblemPage">>("/problems?kind=names_nobody");
    return items[0]?.calls === PEOPLE.length;
  });

  await page.goto(`${baton.page}/workflows/${made.id}?step=${made.draft.trigger.id}`);
  const panel = panelOf(page);
  const who = panel.getByRole("button", { name: /^Who is it about/ });
  if ((await who.getAttribute("aria-expanded")) === "false") await who.click();
  const take = panel.getByRole("button", { name: /worker\.mail/ });
  await expect(take).toBeVisible();
  await take.scrollIntoViewIfNeeded();
  await pictures(page, "start-finds-nobody");
  await panel
    .getByRole("button", { name: /contact\.email/ })
    .first()
    .click();
  await expect(page.getByRole("option", { name: /worker\.badge/ })).toBeVisible();
  await pictures(page, "start-fields");
  await page.keyboard.press("Escape");
  await take.click();
  await expect(panel.getByText(/Chloé Martin/).first()).toBeVisible();
  await pictures(page, "start-finds-somebody");

  await page.getByRole("button", { name: "Go live…" }).click();
  const sheet = page.getByRole("dialog");
  await expect(sheet.getByRole("button", { name: "Go live" })).toBeEnabled();
  await pictures(page, "go-live-mended");
  await sheet.getByRole("button", { name: "Go live" }).click();
  const asked = page.getByRole("dialog", { name: "Start these calls now?" });
  await expect(asked.getByText(RIGHT_TO_LEFT)).toBeVisible();
  await pictures(page, "kept-mended");
});
