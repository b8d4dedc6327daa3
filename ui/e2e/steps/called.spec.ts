import { expect, expectAccessible, test } from "../support/baton.ts";
import { newWorkflow, panelOf, saved } from "../support/designer.ts";

test.use({ folder: "called", permissions: ["clipboard-read", "clipboard-write"] });

test("a tool that sends no headers and cuts the query gets the token at the end of the address", async ({
  page,
  baton,
}) => {
  const panel = panelOf(page);
  await newWorkflow(page, baton.page, "Called");
  await saved(page);
  await page.getByRole("button", { name: /^Another tool calls/ }).click();

  const radios = panel
    .getByRole("radiogroup", { name: "How the token is given" })
    .getByRole("radio");
  await expect(radios).toHaveCount(3);
  const forms = await radios.evaluateAll((all) =>
    all.map((one) => one.getBoundingClientRect().top),
  );
  expect(new Set(forms).size, "the forms of the token stand in one line").toBe(1);
  await panel.getByText("At the end", { exact: true }).click();
  const address = panel.getByTestId("incoming-address");
  await expect(address).toHaveText(/\/in\/[^/?]+\/•+$/);
  await expectAccessible(page, "Designer, the token at the end of the address");
  await panel.getByRole("button", { name: "Copy address" }).click();
  await expect(panel.getByRole("button", { name: "Copied" })).toBeVisible();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toMatch(/\/in\/[^/?]+\/btn_[\w-]{43}$/);

  const called = await page.request.post(copied, { data: { email: "mira@acme.example" } });
  expect(called.status()).toBe(200);
  await expect(panel.getByText(/called$/).first()).toBeVisible();
  const opened = await page.request.get(`${copied}?email=li@acme.example`);
  expect(opened.status()).toBe(405);
  await expect(panel.getByText(/opened the address at .* in place of calling it/)).toBeVisible();

  await panel.getByRole("button", { name: /^Details for IT/ }).click();
  await panel.getByText("The tool can only open an address", { exact: true }).click();
  await expect
    .poll(async () => (await page.request.get(`${copied}?email=li@acme.example`)).status())
    .toBe(200);
  const question = await page.request.post(`${copied}?validationToken=Is%20anybody%20there`);
  expect(await question.text()).toBe("Is anybody there");
  await expect(panel.getByText(/asked at .* whether Baton is there/)).toBeVisible();
});
