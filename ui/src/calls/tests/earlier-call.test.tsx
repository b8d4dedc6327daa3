import { cleanup, render } from "@testing-library/react";
import { afterEach, expect, it } from "vitest";
import type { Shape } from "#ui/api/shapes.ts";
import { EarlierCall } from "#ui/calls/earlier-call.tsx";
import "#ui/words/i18n.ts";

afterEach(cleanup);

type Given = { kind?: Shape<"CallKind">; became?: readonly [Shape<"DispositionKind">, string?][] };

function lines({ kind = "accepted", became = [] }: Given) {
  const dispositions = became.map(([kind, person_name = null]) => ({ kind, person_name }));
  const call = { kind, from: "Jira", dispositions } as unknown as Shape<"CallSummary">;
  const { container } = render(<EarlierCall call={call} />);
  const [who, what] = [...container.children].map((line) => line.textContent);
  return { who, what, isMarked: container.querySelector("svg") !== null };
}

it.each([
  ["moved a run", { became: [["moved_run", "Li Na"]] }, "Li Na", "Moved a run", true],
  ["needs somebody", { became: [["problem"]] }, "From Jira", "Needs you", true],
  ["was ignored", { became: [["ignored", "Li Na"]] }, "Li Na", "Ignored by hand", false],
  [
    "was about two",
    {
      became: [
        ["started_run", "Li"],
        ["kept", "Max"],
      ],
    },
    "From Jira",
    "Started a run: Li and Kept, nothing started: Max",
    true,
  ],
  ["had a wrong token", { kind: "wrong_token" }, "From Jira", "Wrong token", true],
] as const)("a call that %s is told in two lines", (_, given, who, what, isMarked) => {
  expect(lines(given as Given)).toEqual({ who, what, isMarked });
});
