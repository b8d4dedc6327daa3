import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, expect, it, vi } from "vitest";
import { ToolWishes } from "#ui/addresses/tool-wishes.tsx";
import type { Shape } from "#ui/api/shapes.ts";
import "#ui/words/i18n.ts";

afterEach(cleanup);

const SETTINGS: Shape<"AddressSettings"> = {
  sender_id: null,
  duplicate_minutes: 10,
  takes_get: false,
  day_order: null,
  answer: "",
  tests: [],
};

/** What is changed when something is typed into fields, one after the other. */
function changed(settings: Partial<Shape<"AddressSettings">>, typed: Record<string, string>) {
  const onChange = vi.fn();
  const all = { ...SETTINGS, ...settings };
  render(<ToolWishes settings={all} isReadOnly={false} onChange={onChange} />);
  for (const [label, value] of Object.entries(typed)) {
    const field = screen.getByRole("textbox", { name: label });
    fireEvent.change(field, { target: { value } });
    fireEvent.blur(field);
  }
  return onChange.mock.calls.map(([told]) => told);
}

const FIELD = "A call is only a test when this field";
const VALUE = "has this value";

it("keeps what the tool wants to hear once its field is left", () => {
  const answer = "Hello API Event Received";

  const told = changed({}, { "Text that the tool wants to hear": answer });

  expect(told).toEqual([{ ...SETTINGS, answer }]);
});

it("keeps what makes a call a test once both are said, beside the others", () => {
  const other = { pointer: "/a", value: "b" };

  const told = changed({ tests: [] }, { [FIELD]: "event.type", [VALUE]: " callback_test " });
  cleanup();
  const taken = changed(
    { tests: [{ pointer: "/x", value: "y" }, other] },
    { [FIELD]: "", [VALUE]: "" },
  );

  const test = { pointer: "/event/type", value: "callback_test" };
  expect(told).toEqual([{ ...SETTINGS, tests: [test] }]);
  expect(taken).toEqual([{ ...SETTINGS, tests: [other] }]);
});
