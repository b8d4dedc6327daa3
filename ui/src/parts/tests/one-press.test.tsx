import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { afterEach, expect, it, vi } from "vitest";
import { Button } from "#ui/parts/button.tsx";
import { ReasonDialog } from "#ui/parts/dialogs/reason-dialog.tsx";
import "#ui/words/i18n.ts";

// A dialog asks the browser for it, and jsdom has none.
vi.stubGlobal("CSS", { escape: (text: string) => text });

afterEach(cleanup);

/** Something that is under way until it is let go. */
function held() {
  let letGo = () => {};
  const act = vi.fn(
    () =>
      new Promise<void>((resolve) => {
        letGo = resolve;
      }),
  );
  return { act, letGo: () => letGo() };
}

function ask(onConfirm: (reason: string) => unknown, refusal: string | null = null) {
  render(
    <ReasonDialog
      title="Send again?"
      button="Send again"
      why="Why?"
      example=""
      isPending={false}
      error={null}
      refusal={refusal}
      onClose={() => {}}
      onConfirm={onConfirm}
    >
      {null}
    </ReasonDialog>,
  );
  const reason = screen.getByLabelText("Why?");
  const form = reason.closest("form");
  if (!form) throw new Error("a question is a form");
  return { reason, form };
}

it("a question that is answered by a double click is answered once", async () => {
  const { act, letGo } = held();
  const { reason, form } = ask(act);
  fireEvent.change(reason, { target: { value: "It was lost" } });

  fireEvent.submit(form);
  fireEvent.submit(form);

  expect(act).toHaveBeenCalledTimes(1);
  letGo();
  await waitFor(() => {
    fireEvent.submit(form);
    expect(act).toHaveBeenCalledTimes(2);
  });
});

it("a question without its reason can be answered right after", () => {
  const onConfirm = vi.fn();
  const { reason, form } = ask(onConfirm);

  fireEvent.submit(form);
  fireEvent.change(reason, { target: { value: "It was lost" } });
  fireEvent.submit(form);

  expect(onConfirm).toHaveBeenCalledExactlyOnceWith("It was lost");
});

it("a question that nothing can answer any more says so, and keeps what was written", () => {
  const onConfirm = vi.fn();
  const { reason, form } = ask(onConfirm, "Meanwhile the run went on.");

  fireEvent.change(reason, { target: { value: "Handed over" } });
  fireEvent.submit(form);

  expect(onConfirm).not.toHaveBeenCalled();
  expect(screen.getByRole("alert").textContent).toBe("Meanwhile the run went on.");
  expect(reason).toHaveProperty("value", "Handed over");
});

it("a button that is pressed twice begins once", () => {
  const { act } = held();
  render(<Button onPress={act}>Try now</Button>);
  const button = screen.getByRole("button");

  fireEvent.click(button);
  fireEvent.click(button);

  expect(act).toHaveBeenCalledTimes(1);
});
