import { act, cleanup, fireEvent, render, screen, within } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { ToastRegion } from "#ui/parts/toast-region.tsx";
import { toast, useToasts } from "#ui/parts/toasts.ts";
import "#ui/words/i18n.ts";

const scrolled = vi.fn();

/** The messages stand at the foot of a window of 800 px, or at its top. */
function boxOf(this: Element): DOMRect {
  if (this.matches("main")) return new DOMRect(0, 0, 1000, 800);
  if (this.matches("footer")) return new DOMRect(0, 720, 1000, 60);
  if (this.matches(".dialog input")) return new DOMRect(300, 60, 200, 36);
  if (this.matches("input")) return new DOMRect(300, 720, 200, 36);
  const region = this.closest(".toasts");
  return region ? new DOMRect(300, region.matches(".at-top") ? 60 : 700, 400, 44) : new DOMRect();
}

beforeEach(() => {
  vi.spyOn(Element.prototype, "getBoundingClientRect").mockImplementation(boxOf);
  Element.prototype.scrollIntoView = scrolled;
  window.innerHeight = 800;
  scrolled.mockClear();
  useToasts.setState({ shown: [] });
  render(
    <>
      <main tabIndex={-1}>
        <input aria-label="Name" />
      </main>
      <ToastRegion />
    </>,
  );
});

afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

const region = () => screen.getByRole("region", { name: "Messages" });
const isAtTop = () => region().classList.contains("at-top");
const say = (...texts: string[]) =>
  act(() => {
    for (const text of texts) toast(text);
  });
const texts = () =>
  within(region())
    .queryAllByText(/^Said/)
    .map((one) => one.textContent);

it("stays where it is while the focus is on the page as a whole", () => {
  screen.getByRole("main").focus();

  say("Said 1");
  say("Said 2");

  expect(isAtTop()).toBe(false);
  expect(scrolled).not.toHaveBeenCalled();
});

it("goes out of the way of the field that is used", () => {
  screen.getByRole("textbox").focus();

  say("Said 1");

  expect(isAtTop()).toBe(true);
  expect(scrolled).not.toHaveBeenCalled();
});

it("moves and takes no message away while somebody points at one", () => {
  vi.useFakeTimers();
  say("Said 1", "Said 2", "Said 3");
  fireEvent.pointerEnter(region());

  act(() => screen.getByRole("textbox").focus());
  say("Said 4");
  act(() => vi.advanceTimersByTime(60_000));

  expect(texts()).toEqual(["Said 1", "Said 2", "Said 3"]);
  expect(isAtTop()).toBe(false);
  screen.getByRole("button", { name: "1 more message" });
  vi.useRealTimers();
});

it("folds the earlier ones into a line, and loses none", () => {
  say("Said 1", "Said 2", "Said 3", "Said 4", "Said 5");

  expect(texts()).toEqual(["Said 3", "Said 4", "Said 5"]);
  fireEvent.click(screen.getByRole("button", { name: "2 more messages" }));
  expect(texts()).toHaveLength(5);
});

it("goes out of the way of a dialog's buttons, wherever the focus is", () => {
  const dialog = document.createElement("div");
  dialog.className = "dialog";
  dialog.innerHTML = "<footer><button>Start 3 of 5</button></footer>";
  document.body.append(dialog);

  say("Said 1");

  expect(isAtTop()).toBe(true);
  dialog.remove();
});

it("lies over no buttons of a dialog whose field is at the other end, which is scrolled", () => {
  const dialog = document.createElement("div");
  dialog.className = "dialog";
  dialog.innerHTML = "<input><footer><button>Add and use the call</button></footer>";
  document.body.append(dialog);
  dialog.querySelector("input")?.focus();

  say("Said 1");

  expect(isAtTop()).toBe(true);
  expect(scrolled.mock.contexts).toEqual([dialog.querySelector("input")]);
  dialog.remove();
});
