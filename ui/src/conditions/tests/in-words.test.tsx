import { cleanup, render, screen } from "@testing-library/react";
import { afterEach, expect, it } from "vitest";
import type { Shape } from "#ui/api/shapes.ts";
import { InWords } from "#ui/conditions/in-words.tsx";
import type { ConditionGroup } from "#ui/document/definition.ts";
import "#ui/words/i18n.ts";

afterEach(cleanup);

const STATUS = { source: { kind: "trigger" }, pointer: "/status" } as const;
const judged = {
  verdict: "could_not_tell",
  tests: [{ verdict: "could_not_tell", value: "STAGED", hidden: false }],
  groups: [],
} as unknown as Shape<"JudgedCondition">;

function said(values: string[]) {
  const condition: ConditionGroup = {
    mode: "all",
    tests: [{ reference: STATUS, operator: "is", values }],
  };
  const { container } = render(
    <InWords
      condition={condition}
      nameOf={() => "status"}
      about="The last call:"
      judged={judged}
    />,
  );
  return container.textContent ?? "";
}

it("judges nobody by a condition that does not say what it compares with", () => {
  expect(said([])).not.toContain("The last call");
  screen.getByText(/not finished/);
  cleanup();

  expect(said(["ACTIVE"])).toContain("The last call");
});
