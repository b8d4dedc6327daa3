import { cleanup, render, screen } from "@testing-library/react";
import { afterEach, expect, it } from "vitest";
import type { Shape } from "#ui/api/shapes.ts";
import { LackingList } from "#ui/designer/live/lacking-list.tsx";
import { outline } from "#ui/document/outline.ts";
import { type Designer, DesignerProvider } from "#ui/editing/context.ts";
import { call, flow } from "#ui/steps/tests/flows.ts";
import "#ui/words/i18n.ts";

afterEach(cleanup);

const okta = call("Create Okta user");

function listed(lacking: Partial<Shape<"Lacking">>): string[] {
  const designer = { of: outline(flow(okta)), showField: () => undefined } as unknown as Designer;
  render(
    <DesignerProvider value={designer}>
      <LackingList
        lacking={{ people: 340, more: false, details: [], ...lacking }}
        onShow={() => undefined}
      />
    </DesignerProvider>,
  );
  return screen.queryAllByRole("listitem").map((one) => one.textContent ?? "");
}

const lacked = (people: number, pointer = "/manager") => ({ step: okta.id, pointer, people });

it("says how many people lack what, and which step stops for them", () => {
  expect(listed({ details: [lacked(12), lacked(1, "/custom/Laptop")] })).toEqual([
    "12 of 340 people have no “Manager”. “Create Okta user” would stop for those who come to it.Show me",
    "1 of 340 people has no “Laptop”. “Create Okta user” would stop for those who come to it.Show me",
  ]);
});

it("says of whom it counted where not everybody was looked at", () => {
  expect(listed({ people: 100_000, more: true, details: [lacked(12)] })[0]).toContain(
    "12 of the first 100,000 people have no “Manager”.",
  );
});

it("lists nothing where nobody lacks anything", () => {
  expect(listed({})).toEqual([]);
});
