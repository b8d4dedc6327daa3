import { screen, within } from "@testing-library/react";
import { beforeAll, expect, it } from "vitest";
import { openBaton } from "#ui/app/tests/baton.tsx";

beforeAll(() => openBaton("/workflows"), 60_000);

it("what changes by itself each minute is not read out", async () => {
  const foot = await screen.findByRole("contentinfo");
  await within(foot).findByText(/^Last looked/);

  const spoken = within(foot).getAllByRole("status");
  expect(spoken.map((part) => part.textContent).join()).toContain("1 problem");
  expect(spoken.map((part) => part.textContent).join()).not.toContain("Last looked");
});

it("the window is called by what it shows", async () => {
  await screen.findByRole("heading", { level: 1, name: "Workflows" });
  expect(document.title).toBe("Workflows · Baton");

  (await screen.findByRole("link", { name: "People" })).click();
  await screen.findByRole("heading", { level: 1, name: "People" });
  expect(document.title).toBe("People · Baton");
});
