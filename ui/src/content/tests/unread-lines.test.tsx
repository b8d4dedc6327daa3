import { cleanup, render, screen } from "@testing-library/react";
import { afterEach, expect, it } from "vitest";
import { UnreadLines } from "#ui/content/unread/unread-lines.tsx";
import "#ui/words/i18n.ts";

afterEach(cleanup);

const text = (lines: number) =>
  Array.from({ length: lines }, (_, index) => `line ${index + 1}`).join("\n");

function numbers(): (number | null)[] {
  return screen
    .getAllByRole("listitem")
    .map((line) => Number(line.querySelector(".num")?.textContent ?? Number.NaN));
}

it("the place is in view wherever it stands, and what is left out is counted", () => {
  render(<UnreadLines text={text(500)} place={{ line: 350, place: 6 }} />);

  expect(numbers()).toContain(350);
  expect(numbers().length).toBeLessThan(20);
  expect(screen.getByText("342 lines before")).toBeTruthy();
  expect(screen.getByText("143 more lines")).toBeTruthy();
});

it("the place is told to who cannot see it, and its letter is marked", () => {
  const { container } = render(<UnreadLines text={text(9)} place={{ line: 4, place: 6 }} />);

  expect(container.querySelector(".wrong")?.textContent).toBe("4line Here it cannot be read:4");
  expect(container.querySelector(".wrong mark")?.textContent).toBe("4");
  expect(container.querySelector("[aria-current]")).toBeNull();
  expect(screen.queryByText(/more line|lines? before/)).toBeNull();
});

it("a long line is shown around the place, with its ends cut in sight", () => {
  const long = `${"a".repeat(5_000)}!${"b".repeat(5_000)}`;
  const { container } = render(<UnreadLines text={long} place={{ line: 1, place: 5_001 }} />);
  const shown = container.querySelector(".wrong")?.textContent ?? "";

  expect(container.querySelector("mark")?.textContent).toBe("!");
  expect(shown.length).toBeLessThan(500);
  expect(shown).toMatch(/^1…a+.*b+…$/);
});

it("where no place is known the first lines are shown, and how many more there are", () => {
  render(<UnreadLines text={text(350)} place={null} />);

  expect(numbers()).toHaveLength(200);
  expect(screen.getByText("150 more lines")).toBeTruthy();
});

it("what ends too early is marked behind its last letter", () => {
  const { container } = render(<UnreadLines text="{" place={{ line: 1, place: 2 }} />);

  expect(container.querySelector("mark")?.textContent).toBe("");
  expect(container.querySelector(".wrong")?.textContent).toMatch(/^1\{/);
});
