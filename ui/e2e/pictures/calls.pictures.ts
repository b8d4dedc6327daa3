import type { Shape } from "#ui/api/shapes.ts";
import { adminOf, call, startAddress, until } from "../support/admin.ts";
import { expect, test } from "../support/baton.ts";
import { panelOf } from "../support/designer.ts";
import { LONG_NAME, RIGHT_TO_LEFT } from "../support/filled.ts";
import { addPeople, liveAbout, PEOPLE } from "./people.ts";
import { pictures } from "./taken.ts";

test.use({ folder: "calls" });
test.setTimeout(900_000);

test("a call about many, what is hidden in one, and wrong tokens", async ({
  page,
  baton,
  signedIn,
}) => {
  const admin = adminOf(baton, signedIn.cookies);
  await addPeople(admin);
  const made = await liveAbout(admin, "Pay", "/hires/0/email", "Contract is signed");
  const address = await startAddress(admin, made);
  const entry = ([name, email]: readonly [string, string], index: number) => ({
    email,
    name,
    salary: 71_000.51 + index,
    team: index === 0 ? "People & Culture" : RIGHT_TO_LEFT,
  });
  const unknown = [LONG_NAME, "no-address"] as const;
  await call(address, { hires: [...PEOPLE, unknown].map(entry), reason: "hire" });
  for (let n = 0; n < 3; n += 1) {
    await call(address.replace(/token=.*/, "token=btn_wrong"), { hires: [], n });
  }
  await until("it is a problem", async () => {
    const { counts } = await admin.get<Shape<"System">>("/system");
    return counts.problems >= 1;
  });

  await page.goto(`${baton.page}/problems`);
  const wrong = page.getByRole("region", { name: "Wrong tokens" });
  await expect(wrong).toBeVisible();
  await pictures(page, "wrong-tokens");
  await page
    .getByRole("button", { name: /^What it said/ })
    .first()
    .click();
  const data = page.getByRole("dialog");
  await expect(data.getByText(/^Entry 4 of 4/)).toBeVisible();
  await pictures(page, "call-of-many");
  await page.keyboard.press("Escape");

  await page.goto(`${baton.page}/workflows/${made.id}?step=${made.draft.trigger.id}`);
  const sample = panelOf(page).getByTestId("listening");
  await sample
    .getByRole("button", { name: /^Show / })
    .first()
    .scrollIntoViewIfNeeded();
  await pictures(page, "call-hidden");
});
