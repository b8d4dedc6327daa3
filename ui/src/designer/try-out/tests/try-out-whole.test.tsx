import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, expect, it } from "vitest";
import { TryOutWhole } from "#ui/designer/try-out/try-out-whole.tsx";
import type { Step } from "#ui/document/definition.ts";
import { outline } from "#ui/document/outline.ts";
import { type Designer, DesignerProvider } from "#ui/editing/context.ts";
import { withConnection } from "#ui/steps/registry.ts";
import { call, flow, wait } from "#ui/steps/tests/flows.ts";
import "#ui/words/i18n.ts";

afterEach(cleanup);

const by = (name: string, connection: string | null): Step => {
  const step = call(name);
  return { ...step, action: withConnection(step.action, connection) };
};

/** The steps that are led to by the button. */
function ended(...steps: Step[]): string[] {
  const shown: string[] = [];
  const designer = {
    of: outline(flow(...steps)),
    changeStep: () => undefined,
    showField: ({ step }: { step: string }) => shown.push(step),
  } as unknown as Designer;
  render(
    <DesignerProvider value={designer}>
      <TryOutWhole onClose={() => undefined} />
    </DesignerProvider>,
  );
  return shown;
}

const said = () => screen.getByRole("status").textContent;

it("asks for no address where each step has one of one's own", () => {
  ended(by("Okta", "con_1"), by("Slack", "con_2"));

  expect(said()).toBe(
    "That was a complete run. Each step that sends has a web address of your own.",
  );
  expect(screen.queryByRole("button")).toBeNull();
});

it("leads to the first step that goes to the practice tool, whatever stands before it", () => {
  const slack = by("Slack", "con_practice");
  const shown = ended(by("Okta", "con_1"), slack);

  fireEvent.click(screen.getByRole("button", { name: "Make it yours" }));

  expect(said()).toBe("That was a complete run. Next, put in your own web address.");
  expect(shown).toEqual([slack.id]);
});

it("says nothing of addresses where nothing is sent", () => {
  ended(wait("Wait"));

  expect(said()).toBe("That was a complete run.");
});
