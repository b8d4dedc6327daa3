import { execFileSync } from "node:child_process";
import { join } from "node:path";
import type { Shape } from "#ui/api/shapes.ts";
import { until } from "./support/admin.ts";
import { expectAccessible } from "./support/baton.ts";
import { expect, type Filled, test } from "./support/filled.ts";
import type { Server } from "./support/server.ts";

test.use({ folder: "set-aside", trace: "off" });

const WHO = "Maria Lopez";

// Writes into the file beside Baton, as a failing disk or another program might.
const WRITE = `
import sqlite3, sys
file = sqlite3.connect(sys.argv[1], timeout=60)
with file:
    rows = file.execute(sys.argv[2], [sys.argv[3]]).rowcount
sys.exit(rows != 1)
`;

function write(baton: Server, sql: string, value: string): void {
  execFileSync("python3", ["-c", WRITE, join(baton.data, "baton.db"), sql, value]);
}

const OF_SOMEBODY = `WHERE no = (SELECT max (runs.no) FROM runs JOIN people
  ON people.no = person_no WHERE display_name = ?)`;

/** A run that cannot be read is met by a change of its person. */
async function setAside({ admin, runOf }: Filled, baton: Server): Promise<void> {
  const { person } = await runOf(WHO);
  write(baton, `UPDATE runs SET state = 'broken ' || state ${OF_SOMEBODY}`, WHO);
  await admin.patch(`/people/${person.id}`, { job_title: "Engineer" });
  await until("it is set aside", async () => {
    const page = await admin.get<{ items: Shape<"ProblemGroup">[] }>("/problems");
    return page.items.some(({ kind }) => kind === "could_not_handle");
  });
}

test("what could not be handled is said in words, and goes on when it is tried again", async ({
  page,
  baton,
  filled,
}) => {
  await setAside(filled, baton);
  await page.goto(`${baton.page}/problems`);

  const problem = page
    .getByRole("listitem")
    .filter({ has: page.getByRole("heading", { name: `Baton could not handle this: ${WHO}` }) });
  await expect(problem).toContainText("A run stands still. Baton can’t read what is stored of it.");
  const again = problem.getByRole("button", { name: "Try again" });
  await expect(again).toHaveClass(/primary/);
  await expect(problem).not.toContainText("runs.state");
  await problem.getByRole("button", { name: "Details for IT" }).click();
  await expect(problem).toContainText("runs.state");
  await expectAccessible(page, "a problem with what could not be handled");

  await again.click();
  await expect(page.getByText("1 still cannot be handled.")).toBeVisible();
  write(baton, `UPDATE runs SET state = substr (state, 8) ${OF_SOMEBODY}`, WHO);
  await again.click();
  await expect(page.getByText("1 goes on.")).toBeVisible();
  await expect(problem).toHaveCount(0);
});

test("a list says how many of its rows cannot be read, and shows the others", async ({
  page,
  baton,
  filled,
}) => {
  await filled.runOf(WHO);
  const sql = "UPDATE people SET status = status + 1000 WHERE display_name = ?";
  write(baton, sql, "Aiko Tanaka");
  await page.goto(`${baton.page}/people`);

  await expect(page.getByText("1 entry of this list can’t be read.")).toBeVisible();
  await expect(page.getByText("Amara Okafor")).toBeVisible();
  await page.getByRole("button", { name: "Details for IT" }).click();
  await expect(page.getByText("people.status")).toBeVisible();
});
