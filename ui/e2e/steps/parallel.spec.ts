import type { Shape } from "#ui/api/shapes.ts";
import {
  adminOf,
  call,
  callStep,
  connect,
  startAddress,
  until,
  waitStep,
  workflow,
} from "../support/admin.ts";
import { expect, expectAccessible, expectLargeText, expectReflow, test } from "../support/baton.ts";
import { startReceiver } from "../support/receiver.ts";
import { choose, together } from "../support/splits.ts";

const DAY_S = 86_400;

test("a run shows every place where it is, and each goes on by itself", async ({
  page,
  baton,
  signedIn,
}) => {
  const admin = adminOf(baton, signedIn.cookies);
  const tool = await startReceiver();
  tool.answer(() => ({ status: 201, body: JSON.stringify({ id: "1" }) }));
  const okta = await connect(admin, "Okta", tool);
  await admin.post("/people", {
    display_name: "Maria Lopez",
    work_email: "maria.parallel@northwind.example",
    department: "Engineering",
    status: "active",
    custom: {},
  });
  const made = await workflow(admin, "Two waits", [
    choose("Which department", { Engineering: [callStep("GitHub access", okta)] }, []),
    together("Both", {
      Laptop: [waitStep("Laptop ready", 3 * DAY_S)],
      Badge: [waitStep("Badge ready", 3 * DAY_S)],
    }),
    callStep("Tell HR", okta),
  ]);
  await call(await startAddress(admin, made), { emails: ["maria.parallel@northwind.example"] });
  const run = await until("it waits twice", async () => {
    const path = `/runs?workflow=${made.id}&limit=5`;
    const [found] = (await admin.get<Shape<"RunPage">>(path)).items;
    return found?.status === "waiting" && found.where.more === 1 ? found : null;
  });

  await page.goto(`${baton.page}/runs?workflow=${made.id}`);
  await expect(page.getByText(/, and 1 more$/)).toBeVisible();
  await page.goto(`${baton.page}/runs/${run.id}`);
  const places = page.getByRole("navigation", { name: "Where it is now" });
  await expect(places.getByText("2 steps under way")).toBeVisible();
  await expect(page.getByText("Wait until all are done · 2 to go")).toBeVisible();
  await expect(page.getByRole("button", { name: /^Otherwise, .*Not needed/ })).toBeVisible();
  await expect(page.getByText("“Which department”: path Engineering was taken")).toBeVisible();
  await expectAccessible(page, "Run, two paths under way");
  await expectReflow(page, "Run, two paths under way");
  await expectLargeText(page, "Run, two paths under way");

  await places.getByRole("button", { name: /Badge ready/ }).click();
  await expect(page.getByRole("heading", { name: /^Badge ready/ })).toBeVisible();
  await expect(
    page.getByText("Then only path Badge goes on. Laptop ready stays as it is."),
  ).toBeVisible();
  await page.getByRole("button", { name: "Mark as received…" }).click();
  await page.getByRole("textbox", { name: /^How do you know/ }).fill("Seen at the desk");
  await page.getByRole("button", { name: "Mark as received", exact: true }).click();
  await expect(page.getByText("Wait until all are done · 1 to go")).toBeVisible();
  await expect(places).toHaveCount(0);

  await page.getByRole("button", { name: /^Step \d+ of \d+, At the same time, Both/ }).click();
  await page.getByRole("button", { name: "Skip step…" }).click();
  const question = page.getByRole("alertdialog");
  await expect(question.getByText(/^“Laptop ready” is given up\./)).toBeVisible();
  await expectAccessible(page, "Question, skip a split");
  await question.getByRole("textbox", { name: /^Why/ }).fill("Not needed this time");
  await question.getByRole("button", { name: "Skip step" }).click();
  await expect(page.getByText("The run is done")).toBeVisible();
  await expect(page.getByText("“Laptop ready” is not needed any more")).toBeVisible();
  await tool.stop();
});

test("where a path cannot be told, the admin says which", async ({ page, baton, signedIn }) => {
  const admin = adminOf(baton, signedIn.cookies);
  await admin.post("/people", {
    display_name: "Noor Haddad",
    work_email: "noor.unclear@northwind.example",
    status: "active",
    custom: {},
  });
  const which = choose("Which", { Large: [] }, []);
  if (which.action.kind !== "choose_path") throw new Error("it is a choice");
  const [path] = which.action.paths;
  if (!path) throw new Error("it has a path");
  // A call's text that is no number cannot be compared with one.
  path.when.tests = [
    {
      reference: { source: { kind: "trigger" }, pointer: "/amount" },
      operator: "more_than",
      values: ["100"],
    },
  ];
  const made = await workflow(admin, "Unclear", [which]);
  await call(await startAddress(admin, made), {
    email: "noor.unclear@northwind.example",
    amount: "a lot",
  });
  const run = await until("it needs somebody", async () => {
    const [found] = (await admin.get<Shape<"RunPage">>(`/runs?workflow=${made.id}&limit=5`)).items;
    return found?.status === "needs_you" ? found : null;
  });

  await page.goto(`${baton.page}/runs/${run.id}`);
  await expect(page.getByText("Baton can’t tell whether to take path Large").first()).toBeVisible();
  await page.getByRole("button", { name: "Choose the path…" }).click();
  const question = page.getByRole("alertdialog");
  await expect(question.getByText("if amount is more than 100")).toBeVisible();
  await expect(question.getByText("everyone else")).toBeVisible();
  await expectAccessible(page, "Question, which path");
  await question.getByText("Otherwise").click();
  await question.getByRole("textbox", { name: /^Why/ }).fill("It is a small one");
  await question.getByRole("button", { name: "Take this path" }).click();
  await expect(page.getByText(/path Otherwise was chosen: It is a small one/)).toBeVisible();
  await expect(page.getByText("The run is done")).toBeVisible();
});

test("a try-out goes on at each of its waits", async ({ page, baton, signedIn }) => {
  const admin = adminOf(baton, signedIn.cookies);
  const steps = [
    together("Both", {
      Laptop: [waitStep("Laptop ready", 3 * DAY_S)],
      Badge: [waitStep("Badge ready", 3 * DAY_S)],
    }),
  ];
  const { id } = await workflow(admin, "Tried with two waits", steps, "draft");
  await page.goto(`${baton.page}/workflows/${id}`);
  await page.getByRole("button", { name: "Try it" }).click();
  await page.getByRole("button", { name: /^Start with/ }).click();
  const first = page.getByRole("button", { name: "Pretend they called: Laptop ready" });
  await expect(first).toBeVisible();
  await expect(
    page.getByRole("button", { name: "Pretend they called: Badge ready" }),
  ).toBeVisible();
  await expectAccessible(page, "Try it, two waits");
  await first.click();
  await page.getByRole("button", { name: "Pretend they called", exact: true }).click();
  await expect(page.getByText("That was a complete run.")).toBeVisible();
});
