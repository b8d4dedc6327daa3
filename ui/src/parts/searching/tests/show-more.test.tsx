import { cleanup, render, screen } from "@testing-library/react";
import { afterEach, expect, it } from "vitest";
import { ShowMore } from "#ui/parts/searching/show-more.tsx";
import "#ui/words/i18n.ts";

afterEach(cleanup);

const NOTHING = "None among those that Baton has looked through so far. There are more.";
const query = (pages: readonly (readonly string[])[], hasNextPage: boolean) => ({
  hasNextPage,
  isFetchingNextPage: false,
  isFetchNextPageError: false,
  error: null,
  fetchNextPage: () => undefined,
  data: { pages: pages.map((items) => ({ items })) },
});

it.each([
  ["nothing was found so far", [[], []], true, "Look further", true],
  ["something was found", [[], ["Li Na"]], true, "Show more", false],
])("a list that goes on says so: %s", (_, pages, goesOn, button, isSaid) => {
  render(<ShowMore query={query(pages, goesOn)} />);

  expect(screen.getByRole("button").textContent).toBe(button);
  expect(screen.queryByText(NOTHING) !== null).toBe(isSaid);
});

it("a list does not say that nothing was found where that is what cannot be read", () => {
  const page = { items: [], unreadable: [{ table: "runs", number: 7, why: "broken" }] };
  render(<ShowMore query={{ ...query([], true), data: { pages: [page] } }} />);

  expect(screen.queryByText(NOTHING)).toBeNull();
  expect(screen.getByRole("button").textContent).toBe("Show more");
});

it("a list that ends says nothing", () => {
  const { container } = render(<ShowMore query={query([[]], false)} />);

  expect(container.textContent).toBe("");
});
