import { screen, within } from "@testing-library/react";
import { beforeAll, describe, expect, it } from "vitest";
import { openBaton } from "#ui/app/tests/baton.tsx";

describe("the screens", { timeout: 60_000 }, () => {
  beforeAll(() => openBaton("/"), 60_000);

  it("register themselves: the menu has a line of each", async () => {
    const navigation = await screen.findByRole("navigation");
    const links = within(navigation).getAllByRole("link");

    expect(links.map((link) => link.getAttribute("href"))).toEqual([
      "/workflows",
      "/runs",
      "/problems",
      "/people",
      "/connections",
      "/settings",
      // Where it runs.
      "/settings",
    ]);
  });

  it("lead whoever comes without an address to the workflows", async () => {
    await screen.findByRole("heading", { level: 1 });

    expect(location.pathname).toBe("/workflows");
  });
});
