import { act, cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { type Designer, DesignerProvider } from "#ui/editing/context.ts";
import { ASKS, Section } from "#ui/editing/section.tsx";
import "#ui/words/i18n.ts";

beforeEach(() => {
  Element.prototype.scrollIntoView = vi.fn();
});
afterEach(cleanup);

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
