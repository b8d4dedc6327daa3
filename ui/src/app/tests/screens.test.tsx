import { render, screen, within } from "@testing-library/react";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { answerOf, SilentEvents } from "#ui/app/tests/answers.ts";

describe("the screens", () => {
  beforeAll(async () => {
    vi.stubGlobal("fetch", answerOf);
    vi.stubGlobal("EventSource", SilentEvents);
    vi.stubGlobal("scrollTo", () => undefined);
    Element.prototype.scrollTo = () => undefined;
    history.pushState(null, "", "/");
    await import("#ui/words/i18n.ts");
    const { App } = await import("#ui/app/app.tsx");
    render(<App />);
  });

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
      "/settings",
    ]);
  });

  it("lead whoever comes without an address to the workflows", async () => {
    await screen.findByRole("heading", { level: 1 });

    expect(location.pathname).toBe("/workflows");
  });
});
