import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import type { Shape } from "#ui/api/shapes.ts";
import { adminOf, call, startAddress, until, waitStep, workflow } from "../support/admin.ts";
import { expect, expectAccessible, test } from "../support/baton.ts";
import type { Server } from "../support/server.ts";

test.use({ folder: "jobs", trace: "off" });

const MANY = 3_000;
const AT_ONCE = 50;

// Lets a job do a slice or a few and keeps it from the next for a while, over and over.
const SLOW = `
import select, sqlite3, sys
file = sqlite3.connect(sys.argv[1], timeout=0, isolation_level=None)
def ends(seconds):
    return bool(select.select([sys.stdin], [], [], seconds)[0])
def done():
    return file.execute("SELECT coalesce(max(done), 0) FROM jobs").fetchone()[0]
def take():
    try:
        file.execute("BEGIN IMMEDIATE")
        return True
    except sqlite3.OperationalError:
        return False
print("ready", flush=True)
while not ends(0):
    before = done()
    while done() == before and not ends(0):
        pass
    while not take():
        pass
    ends(1)
    file.execute("ROLLBACK")
`;

/** Jobs get on slowly until it is called off. */
async function slowed(baton: Server): Promise<() => Promise<void>> {
  const program = spawn("python3", ["-c", SLOW, join(baton.data, "baton.db")], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  await once(program.stdout, "data");
  return async () => {
    const gone = once(program, "exit");
    program.stdin.end("\n");
    await gone;
  };
}

test("what is done to many says how far it is, and is stopped where it is", async ({
  page,
  baton,
}) => {
  test.slow();
  const admin = adminOf(baton, await page.context().cookies());
  const made = await workflow(admin, "Laptop ready", [waitStep("Laptop", 86_400)]);
  const start = await startAddress(admin, made);
  for (let n = 0; n < MANY; n += AT_ONCE) {
    await Promise.all(Array.from({ length: AT_ONCE }, (_, m) => call(start, { number: n + m })));
  }
  const problem = await until("all are one problem", async () => {
    const { items } = await admin.get<Shape<"ProblemPage">>("/problems");
    return items.find(({ calls }) => calls === MANY);
  });
  await page.goto(`${baton.page}/problems`);
  await expect(page.getByRole("listitem").first()).toBeVisible();
  const callOff = await slowed(baton);

  await admin.post(`/problems/${problem.id}/ignore`, { why: "A test of IT" });
  const banner = page.locator(".frame-banners").getByText("A problem is ignored:");
  await expect(banner).toContainText(/: \d[\d,]* of 3,000 done\./);
  const first = await banner.textContent();
  await expect(banner).not.toHaveText(first ?? "");
  await page.getByRole("button", { name: "Stop here" }).click();
  await expect(banner).toHaveCount(0);
  await callOff();

  const { items: jobs } = await admin.get<{ items: Shape<"Job">[] }>("/jobs");
  const [job] = jobs;
  expect(job?.state).toBe("cancelled");
  expect(job?.done).toBeGreaterThan(0);
  expect(job?.done).toBeLessThan(MANY);
  const { items } = await admin.get<Shape<"ProblemPage">>("/problems");
  expect(items[0]?.calls).toBe(MANY - (job?.done ?? 0));
  await expectAccessible(page, "Problems, after a job was stopped");
});
