import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, expect, it, vi } from "vitest";
import { UseLater } from "#ui/calls/use-later.tsx";
import type { Step } from "#ui/document/definition.ts";
import { outline } from "#ui/document/outline.ts";
import { type Designer, DesignerProvider } from "#ui/editing/context.ts";
import { useToasts } from "#ui/parts/toasts.ts";
import { takesDetail, withDetail } from "#ui/steps/registry.ts";
import { call, flow, wait } from "#ui/steps/tests/flows.ts";
import "#ui/words/i18n.ts";

vi.stubGlobal("CSS", { escape: (text: string) => text });

afterEach(() => {
  cleanup();
  useToasts.setState({ shown: [] });
});

const FIELD = { pointer: "/badge/id", value: "B-7", value_type: "text" } as const;
const NONE = "No later step sends data yet.";
const everything = { content: { kind: "everything_except" as const, excluded: [] } };

/** The call that one detail came with, before steps that may send it. */
function offered(isReadOnly: boolean, ...steps: Step[]) {
  const definition = flow(...steps);
  const changeStep = vi.fn();
  const kinds = { takesDetail, withDetail };
  const of = outline(definition);
  const designer = { of, kinds, changeStep, isReadOnly, select: vi.fn() } as unknown as Designer;
  render(
    <DesignerProvider value={designer}>
      <UseLater step={definition.trigger.id} source={{ kind: "call" }} field={FIELD as never} />
    </DesignerProvider>,
  );
  return changeStep;
}

it.each([
  ["chosen details", call("Notify"), 1, ["Added badge.id to what “Notify” sends, in the draft."]],
  [
    "every detail of the person but some, and is not changed",
    call("Notify", everything),
    0,
    ["“Notify” sends details of the person only. Choose them one by one there to add badge.id."],
  ],
])(
  "says of a received detail that a later step sends it only where it does: it sends %s",
  (...given) => {
    const [, step, changes, said] = given;
    const changeStep = offered(false, step);

    fireEvent.click(screen.getByRole("button", { name: "Use later: badge.id" }));
    fireEvent.click(screen.getByRole("menuitem", { name: /Send it in .* Notify/ }));

    expect(changeStep).toHaveBeenCalledTimes(changes);
    expect(useToasts.getState().shown.map(({ text }) => text)).toEqual(said);
  },
);

it.each([
  ["there is none", []],
  ["it sends nothing", [wait("Badge")]],
])("says that no later step can send a received detail: %s", (_, steps) => {
  offered(false, ...steps);

  fireEvent.click(screen.getByRole("button", { name: "Use later: badge.id" }));

  expect(screen.getByRole("menuitem").textContent).toContain(NONE);
});

it("offers nothing while nothing can be changed", () => {
  offered(true, call("Notify"));

  expect(screen.queryByRole("button")).toBeNull();
});
