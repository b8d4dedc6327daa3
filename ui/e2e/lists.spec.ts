import type { Shape } from "#ui/api/shapes.ts";
import { adminOf, call, startAddress, until, waitStep, workflow } from "./support/admin.ts";
import { expect, expectAccessible, expectReflow, test } from "./support/baton.ts";
import { LONG_NAME, RIGHT_TO_LEFT } from "./support/filled.ts";

test.use({ folder: "lists", trace: "off" });

/** More than one page of anything. */
const MANY = 55;

test("no list ends without a word, and choosing searches among everybody", async ({
  page,
  baton,
}) => {
  test.slow();
  const admin = adminOf(baton, await page.context().cookies());
  const names = Array.from({ length: MANY }, (_, n) => `Aaron Number ${n}`);
  for (const [n, display_name] of [...names, LONG_NAME, RIGHT_TO_LEFT].entries()) {
    await admin.post("/people", { display_name, work_email: `p${n}@acme.example` });
  }
  const made = await workflow(admin, "Laptop ready", [waitStep("Laptop", 86_400)]);
  const start = await startAddress(admin, made);
  await call(start, { emails: [`p${MANY}@acme.example`, `p${MANY + 1}@acme.example`] });
  await until("both wait", async () => {
    const runs = await admin.get<Shape<"RunPage">>("/runs?part_way=true");
    return runs.items.length === 2;
  });
  for (let n = 0; n < MANY; n += 1) await call(start, { email: `No ${n}` });
  const wait = made.addresses.find(({ owner }) => owner.kind === "step");
  const secret = await admin.get<Shape<"AddressSecret">>(
    `/addresses/${wait?.id}/secret?form=inside&purpose=copy`,
  );
  await call(secret.url, { email: "nobody@elsewhere.example", for: `p${MANY + 1}@acme.example` });
  await until("all are problems", async () => {
    const { counts } = await admin.get<Shape<"System">>("/system");
    return counts.problems === MANY + 1;
  });

  // Problems: all causes, and narrowed by the server.
  await page.goto(`${baton.page}/problems`);
  const lines = page.locator("li.problem");
  await expect(lines).toHaveCount(50);
  await page.getByRole("button", { name: "Show more" }).last().click();
  await expect(lines).toHaveCount(MANY + 1);

  // A link leads to its problem, whatever page that is on.
  const second = await admin.get<Shape<"ProblemPage">>("/problems?limit=50");
  const rest = await admin.get<Shape<"ProblemPage">>(`/problems?after=${second.next}`);
  const last = rest.items.at(-1);
  await page.goto(`${baton.page}/problems?open=${last?.id}`);
  await expect(lines.first()).toContainText(String(last?.params.value));
  await expect(lines.first().getByRole("button", { name: /^Hide/ })).toBeVisible();

  // The run is chosen among all that are part-way.
  await page.goto(`${baton.page}/problems`);
  await page.getByRole("button", { name: "Choose the run…" }).click();
  const dialog = page.getByRole("alertdialog", { name: "Which run is this call about?" });
  await expect(dialog.getByRole("option")).toHaveCount(1);
  await expect(dialog.getByText("The call names these")).toBeVisible();
  await expect(dialog.getByRole("radio")).toHaveCount(1);
  await expectAccessible(page, "Choosing a run");
  await expectReflow(page, "Choosing a run");
  await dialog.getByRole("searchbox").fill("wolfe");
  await expect(dialog.getByRole("option")).toHaveCount(1);
  await dialog.getByRole("option", { name: LONG_NAME }).click();
  await dialog.getByRole("button", { name: "Use it for this run" }).click();
  await expect(page.getByText(`The call is used for ${LONG_NAME}’s run.`)).toBeVisible();

  // When it is solved meanwhile, that is said.
  const solved = await admin.get<Shape<"ProblemPage">>("/problems?state=solved");
  await page.goto(`${baton.page}/problems?open=${solved.items[0]?.id}`);
  await expect(page.getByText("The problem that you came for is solved.")).toBeVisible();
  await page.getByRole("link", { name: "Show it" }).click();
  await expect(lines.first().getByRole("button", { name: /^Hide/ })).toBeVisible();

  // The sample person is a made-up one, unless anybody else is searched for.
  await page.goto(`${baton.page}/people`);
  await expect(page.locator("tbody tr")).toHaveCount(50);
  await page.getByRole("button", { name: "Show more" }).click();
  await expect(page.locator("tbody tr")).toHaveCount(MANY + 2);
  await page.getByRole("searchbox").fill("number 54");
  await expect(page.locator("tbody tr")).toHaveCount(1);
});

test("a person beyond the first fifty is chosen by a search, and each name stands there whole", async ({
  page,
  baton,
}) => {
  const admin = adminOf(baton, await page.context().cookies());
  for (let n = 0; n < MANY; n += 1) {
    await admin.post("/people", { display_name: `Aaron Further ${n}` });
  }
  const names = [`${LONG_NAME} the Second`, `${RIGHT_TO_LEFT} الثانية`];
  for (const display_name of names) await admin.post("/people", { display_name });
  const made = await workflow(admin, "Picked", [waitStep("Laptop", 86_400)]);
  await call(await startAddress(admin, made), '{"name": "Noura" "email');
  await until("a problem", async () => {
    const path = `/problems?workflow=${made.id}`;
    return (await admin.get<Shape<"ProblemPage">>(path)).items.length === 1;
  });

  await page.goto(`${baton.page}/problems?workflow=${made.id}`);
  await page.getByRole("button", { name: "Use it by hand…" }).first().click();
  const dialog = page.getByRole("alertdialog", { name: "Choose a person" });
  const options = dialog.getByRole("option");
  await expect(options).toHaveCount(50);
  await expect(dialog.getByRole("button", { name: "Show more" })).toBeVisible();
  for (const name of names) {
    await expect(dialog.getByRole("option", { name })).toHaveCount(0);
    await dialog.getByRole("searchbox").fill(name);
    await expect(options).toHaveCount(1);
    await expect(dialog.getByRole("button", { name: "Show more" })).toHaveCount(0);
    const said = dialog.getByRole("option").locator("bdi").first();
    await expect(said).toHaveText(name);
    const isWhole = (part: Element) => part.scrollWidth <= part.clientWidth + 1;
    expect(await options.evaluate(isWhole), `${name} is whole`).toBe(true);
    await expectReflow(page, `Choose a person, ${name}`);
    await dialog.getByRole("searchbox").fill("");
    await expect(options).toHaveCount(50);
  }
  await dialog.getByRole("searchbox").fill(names[1] ?? "");
  await dialog.getByRole("option", { name: names[1] }).click();
  await dialog.getByRole("button", { name: "Use it for this person" }).click();
  await expect(dialog).toHaveCount(0);
  await expect(page.locator(".toasts").getByText(/^A run begins for/)).toContainText(
    names[1] ?? "",
  );
});

test("runs are narrowed to what they wait for and when they started", async ({ page, baton }) => {
  const admin = adminOf(baton, await page.context().cookies());
  await admin.post("/people", { display_name: RIGHT_TO_LEFT, work_email: "n@acme.example" });
  const made = await workflow(admin, "Badge ready", [waitStep("Badge", 86_400)]);
  await call(await startAddress(admin, made), { email: "n@acme.example" });
  await until("it waits", async () => {
    const runs = await admin.get<Shape<"RunPage">>("/runs?waiting_for=tool&search=badge");
    return runs.items.length === 1;
  });

  await page.goto(`${baton.page}/runs?search=badge`);
  await expect(page.locator("tbody tr")).toHaveCount(1);
  await page.getByRole("button", { name: /^Any wait/ }).click();
  await page.getByRole("option", { name: "Waiting for the time" }).click();
  await expect(page.getByText("No runs match")).toBeVisible();
  await page.getByRole("button", { name: /^Waiting for the time/ }).click();
  await page.getByRole("option", { name: "Waiting for another tool" }).click();
  await page.getByRole("button", { name: /^Any start/ }).click();
  await page.getByRole("option", { name: "Started in the last 7 days" }).click();
  await expect(page.locator("tbody tr")).toHaveCount(1);
  await page.getByLabel("Jump to date").fill("2020-01-31");
  await expect(page.getByText("No runs match")).toBeVisible();
  await expectAccessible(page, "Runs, narrowed");
  await expectReflow(page, "Runs, narrowed");
});
