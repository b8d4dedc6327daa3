import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { type BrowserContext, test as base, expect, type Page } from "@playwright/test";
import { type Server, startServer } from "./server.ts";

// Evaluated, not added as a script: the page's content policy allows its own origin only.
const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

type Violation = { id: string; help: string; nodes: { html: string; target: unknown[] }[] };

/** Finds nothing that axe would fail, light and dark. */
export async function expectAccessible(page: Page, name: string): Promise<void> {
  const isThere = await page.evaluate<boolean>("typeof axe === 'object'");
  // Reading its half megabyte takes the browser as long as half a run of it.
  if (!isThere) await page.evaluate(AXE);
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    const violations = await page.evaluate<Violation[]>(
      "axe.run(document).then((result) => result.violations)",
    );
    const found = violations.flatMap(({ id, help, nodes }) =>
      nodes.map(({ html, target }) => `${id}: ${help}\n    ${target.join(" ")}\n    ${html}`),
    );
    expect(found, `${name}, ${colorScheme}: axe`).toEqual([]);
  }
  await page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" });
}

/** No scrolling in two directions at 320 px; the flow and tables of data may. */
export async function expectReflow(page: Page, name: string): Promise<void> {
  const before = page.viewportSize();
  await page.setViewportSize({ width: 320, height: 800 });
  await expectNothingWide(page, `${name}: reflow at 320 px`);
  if (before) await page.setViewportSize(before);
}

/** Text of twice the size loses nothing. */
export async function expectLargeText(page: Page, name: string): Promise<void> {
  const size = (px: string) =>
    page.evaluate((each) => {
      document.documentElement.style.fontSize = each;
    }, px);
  await size("32px");
  await expectNothingWide(page, `${name}: text of 200 %`);
  await size("");
}

async function expectNothingWide(page: Page, what: string): Promise<void> {
  expect(await findWide(page), what).toEqual([]);
}

/** What scrolls sideways, and columns too narrow for a word. */
export function findWide(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const root = document.documentElement;
    const scrolled =
      ".page, .run-body, .run-side, .welcome-page, .dialog-body, .studio-bar, " +
      ".panel-scroll, .steps, .try-sheet";
    const areas = [root, ...document.querySelectorAll(scrolled)];
    const over = areas
      .filter((area) => area.scrollWidth > area.clientWidth)
      .map((area) => `${area.className} ${area.scrollWidth} > ${area.clientWidth}`);
    // A column in which a sentence stands one letter below the other.
    const squeezed = [...document.querySelectorAll("main :is(h1, h2, h3, p, dd, td)")]
      .filter((part) => (part.textContent ?? "").trim().length > 12)
      .map((part) => [part, part.getBoundingClientRect().width] as const)
      .filter(([, width]) => width > 1 && width < 60)
      .map(([part, width]) => `${part.textContent?.slice(0, 40)} in ${Math.round(width)} px`);
    return [...over, ...squeezed];
  });
}

type Fixtures = {
  /** A signed-in page. What it must never do is asserted when the test ends. */
  page: Page;
};
type WorkerFixtures = {
  /** A name of one's own gives a file a server of its own, on an empty folder. */
  folder: string;
  baton: Server;
  signedIn: { cookies: Awaited<ReturnType<BrowserContext["cookies"]>> };
};

export const test = base.extend<Fixtures, WorkerFixtures>({
  folder: ["shared", { option: true, scope: "worker" }],
  baton: [
    async ({ folder: _folder }, use) => {
      const server = await startServer();
      await use(server);
      await server.stop();
    },
    { scope: "worker" },
  ],
  signedIn: [
    async ({ browser, baton }, use) => {
      const context = await browser.newContext();
      const page = await context.newPage();
      await page.goto(baton.signIn);
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      await use({ cookies: await context.cookies() });
      await context.close();
    },
    { scope: "worker" },
  ],
  page: async ({ context, signedIn }, use) => {
    await context.addCookies(signedIn.cookies);
    const page = await context.newPage();
    const refused: string[] = [];
    const broken: string[] = [];
    await page.exposeFunction("tellPolicyViolation", (text: string) => refused.push(text));
    await page.addInitScript(() => {
      document.addEventListener("securitypolicyviolation", (event) => {
        const tell: unknown = Reflect.get(window, "tellPolicyViolation");
        if (typeof tell === "function") {
          tell(`${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}`);
        }
      });
    });
    page.on("pageerror", (error) => broken.push(error.message));
    await use(page);
    expect(refused, "content policy violations").toEqual([]);
    expect(broken, "uncaught errors on the page").toEqual([]);
  },
});

export { expect };
