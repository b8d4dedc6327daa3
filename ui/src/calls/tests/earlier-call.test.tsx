import { cleanup, render } from "@testing-library/react";
import { afterEach, expect, it } from "vitest";
import type { Shape } from "#ui/api/shapes.ts";
import { EarlierCall } from "#ui/calls/earlier-call.tsx";
import "#ui/words/i18n.ts";

afterEach(cleanup);

type Given = {
  kind?: Shape<"CallKind">;
  became?: readonly [Shape<"DispositionKind">, (string | null)?, Record<string, string>?][];
  /** How many beyond those that are listed. */
  more?: readonly Shape<"CallSummary">["became"][number][];
  readable?: boolean;
  says?: Record<string, string>;
};

function lines({ kind = "accepted", became = [], more = [], readable = true, says = {} }: Given) {
  const dispositions = became.map(([kind, person_name = null, detail = {}]) => ({
    kind,
    person_name,
    detail,
  }));
  const counts = new Map<Shape<"DispositionKind">, number>();
  for (const { kind, count } of [
    ...dispositions.map(({ kind }) => ({ kind, count: 1 })),
    ...more,
  ]) {
    counts.set(kind, (counts.get(kind) ?? 0) + count);
  }
  const all = [...counts].map(([kind, count]) => ({ kind, count }));
  const told = { kind, from: "Jira", dispositions, became: all, readable, says };
  const call = told as unknown as Shape<"CallSummary">;
  const { container } = render(<EarlierCall call={call} />);
  const [who, what] = [...container.children].map((line) => line.textContent);
  return { who, what, isMarked: container.querySelector("svg") !== null };
}

it.each([
  ["moved a run", { became: [["moved_run", "Li Na"]] }, "Li Na", "Moved a run", true],
  ["needs somebody", { became: [["problem"]] }, "From Jira", "Needs you", true],
  [
    "cannot be read",
    { became: [["sample"]], readable: false },
    "From Jira",
    "Cannot be read · Kept as a sample",
    false,
  ],
  [
    "is a sample that names somebody",
    {
      became: [["sample"]],
      says: { display_name: "Frida Vier", work_email: "frida@acme.example" },
    },
    "Frida Vier, frida@acme.example",
    "Kept as a sample",
    false,
  ],
  [
    "was ignored and names somebody whom nobody found",
    { became: [["ignored"]], says: { display_name: "Tim Ohneadresse" } },
    "Tim Ohneadresse",
    "Ignored by hand",
    false,
  ],
  // Whether the workflow was off when it came or is on by now, nothing begins by itself.
  ["was kept", { became: [["kept", "Li Na"]] }, "Li Na", "Kept, nothing started", false],
  [
    "became part of a run",
    { became: [["merged", "Li Na"]] },
    "Li Na",
    "Taken together with an earlier call",
    true,
  ],
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
    "Started a run: Li · Kept, nothing started: Max",
    true,
  ],
  [
    "moved two",
    {
      became: [
        ["moved_run", "Li"],
        ["moved_run", "Max"],
      ],
    },
    "From Jira",
    "Moved a run: Li and Max",
    true,
  ],
  [
    "moved many",
    { became: ["A", "B", "C", "D", "E"].map((name) => ["moved_run", name] as const) },
    "From Jira",
    "Moved a run: A, B, C and 2 more",
    true,
  ],
  [
    "had a long list",
    {
      became: ["A", "B", "C", "D"].map((name) => ["started_run", name] as const),
      more: [
        { kind: "started_run", count: 9896 },
        { kind: "problem", count: 100 },
      ],
    },
    "From Jira",
    "Started a run: A, B, C and 9,897 more · Needs you (100)",
    true,
  ],
  [
    "kept two whose names are not known",
    { became: [["kept"], ["kept"]] },
    "From Jira",
    "Kept, nothing started (2)",
    false,
  ],
  [
    "fits nobody",
    { became: [["problem", null, { problem: "nobody_matches", value: "IT-482" }]] },
    "IT-482",
    "Needs you: A call came in that fits nobody",
    true,
  ],
  [
    "was chosen for a run by hand",
    {
      became: [["moved_run", "Li Na", { given_by: "Dana", says_email: "stranger@other.example" }]],
    },
    "Li Na",
    "Moved a run · chosen for this run by Dana. The call names stranger@other.example",
    true,
  ],
  [
    "was chosen for a run by hand and names nobody",
    { became: [["bound", "Li Na", { given_by: "Dana" }]] },
    "Li Na",
    "Kept until the run gets to this step · chosen for this run by Dana",
    false,
  ],
  ["had a wrong token", { kind: "wrong_token" }, "From Jira", "Wrong token", true],
] as const)("a call that %s is told in two lines", (_, given, who, what, isMarked) => {
  expect(lines(given as Given)).toEqual({ who, what, isMarked });
});

it("marks the part that needs somebody, and not the rest of the same call", () => {
  const told = {
    kind: "accepted",
    from: "Jira",
    readable: true,
    dispositions: [
      { kind: "started_run", person_name: "Li", detail: {} },
      { kind: "problem", person_name: null, detail: {} },
    ],
    became: [
      { kind: "started_run", count: 1 },
      { kind: "problem", count: 2 },
    ],
  };
  const { container } = render(<EarlierCall call={told as unknown as Shape<"CallSummary">} />);
  const marked = [...container.querySelectorAll(".status-needs_you")];

  expect(marked.map((one) => one.textContent)).toEqual(["Needs you (2)"]);
});

it("says until when a call waits for more about its person", () => {
  const until = "2026-11-28T09:04:00Z";

  const { who, what, isMarked } = lines({ became: [["settling", "Li Na", { until }]] });

  expect(who).toBe("Li Na");
  expect(what).toMatch(/^Waits until .*\d\d.* for more about Li Na$/);
  expect(isMarked).toBe(false);
});
