import { act, cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { type Designer, DesignerProvider } from "#ui/editing/context.ts";
import { ASKS, Section } from "#ui/editing/section.tsx";
import "#ui/words/i18n.ts";

beforeEach(() => {
  Element.prototype.scrollIntoView = vi.fn();
});
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

/** A panel of three questions; which of them are answered. */
function Panel({ answered, asks }: { answered: readonly string[]; asks?: string }) {
  return (
    <DesignerProvider value={{ shown: null } as Designer}>
      <aside className="panel">
        {["Before", "Where to", "What to send"].map((title, index) => (
          <Section
            key={title}
            number={index + 1}
            title={title}
            isComplete={answered.includes(title)}
          >
            <div {...(asks === title && { [ASKS]: "" })}>
              <input aria-label={`In ${title}`} />
            </div>
          </Section>
        ))}
        <button type="button">Elsewhere</button>
      </aside>
    </DesignerProvider>
  );
}

const head = (title: string) => screen.getByRole("button", { name: title });
const isOpen = (title: string) => head(title).getAttribute("aria-expanded") === "true";
const focus = (part: HTMLElement) => act(() => part.focus());

it("opens the next question that has no answer once one was answered and is left", async () => {
  const { rerender } = render(<Panel answered={[]} />);
  for (const title of ["Before", "What to send"]) fireEvent.click(head(title));
  focus(screen.getByLabelText("In Where to"));
  rerender(<Panel answered={["Where to"]} />);
  expect(isOpen("What to send")).toBe(false);

  focus(screen.getByRole("button", { name: "Elsewhere" }));

  await waitFor(() => expect(isOpen("Where to")).toBe(false));
  expect(isOpen("What to send")).toBe(true);
  expect(isOpen("Before"), "what comes before is no next question").toBe(false);
});

it("opens nothing that is answered already", async () => {
  const { rerender } = render(<Panel answered={["What to send"]} />);
  focus(screen.getByLabelText("In Where to"));
  rerender(<Panel answered={["Where to", "What to send"]} />);

  focus(screen.getByRole("button", { name: "Elsewhere" }));

  await waitFor(() => expect(isOpen("Where to")).toBe(false));
  expect(isOpen("What to send")).toBe(false);
});

it("stays open while something in it was typed and not sent", async () => {
  const { rerender } = render(<Panel answered={[]} asks="Where to" />);
  focus(screen.getByLabelText("In Where to"));
  rerender(<Panel answered={["Where to"]} asks="Where to" />);

  focus(screen.getByRole("button", { name: "Elsewhere" }));
  await act(() => new Promise((resolve) => setTimeout(resolve)));

  expect(isOpen("Where to")).toBe(true);
  rerender(<Panel answered={["Where to"]} />);
  focus(screen.getByLabelText("In Where to"));
  focus(screen.getByRole("button", { name: "Elsewhere" }));
  await waitFor(() => expect(isOpen("Where to")).toBe(false));
});

it("has the field that somebody is led to open before the next frame, which may come at once", () => {
  vi.spyOn(window, "requestAnimationFrame").mockImplementation((draw) => {
    draw(0);
    return 0;
  });
  const led = (shown: Designer["shown"]) => (
    <DesignerProvider value={{ shown } as Designer}>
      <Section number={1} title="Where to" isComplete problems={["replace_token"]}>
        <input aria-label="New token" data-field="token" />
      </Section>
    </DesignerProvider>
  );
  const { rerender } = render(led(null));
  expect(isOpen("Where to")).toBe(false);

  rerender(led({ code: "replace_token", field: "token" }));
  expect(document.activeElement).toBe(screen.getByLabelText("New token"));

  fireEvent.click(head("Where to"));
  expect(isOpen("Where to"), "it can be shut again").toBe(false);
  rerender(led({ code: "replace_token", field: "token" }));
  expect(isOpen("Where to"), "and led to again").toBe(true);
});
