import { screen, within } from "@testing-library/react";
import { beforeAll, describe, expect, it } from "vitest";
import { openBaton } from "#ui/app/tests/baton.tsx";

describe("the screens", () => {
  beforeAll(() => openBaton("/"));

  it("register themselves: the menu has a line of each", async () => {
    const navigation = await screen.findByRole("navigation");
    const links = within(navigation).getAllByRole("link");
    const { menu } = await import("#ui/app/screens.ts");

    expect(menu.length).toBeGreaterThan(5);
    // The last link is where it runs.
    expect(links.slice(0, -1).map((link) => link.getAttribute("href"))).toEqual(
      menu.map(({ to }) => to),
    );
    expect(menu.map(({ order }) => order)).toEqual([...new Set(menu.map(({ order }) => order))]);
  });

  it("lead whoever comes without an address to the workflows", async () => {
    await screen.findByRole("heading", { level: 1 });

    expect(location.pathname).toBe("/workflows");
  });
});
