import { renderHook } from "@testing-library/react";
import { expect, it } from "vitest";
import { useAffected } from "#ui/designer/live/use-affected.ts";
import { useReading } from "#ui/designer/live/use-reading.ts";
import "#ui/words/i18n.ts";

it.each([
  ["live", 1, "You are looking at version 1, which is live. It cannot be changed."],
  [
    "off",
    1,
    "You are looking at version 1, which was live last. The workflow is off. It cannot be changed.",
  ],
  ["paused", 1, "You are looking at version 1, which is paused. It cannot be changed."],
  ["live", 2, "You are looking at version 1, an earlier one. It cannot be changed."],
  ["off", 2, "You are looking at version 1, an earlier one. It cannot be changed."],
] as const)(
  "says what version 1 is while the workflow is %s on version %i",
  (state, live, said) => {
    const { result } = renderHook(() => useReading({ state, live_version: live }, 1));

    expect(result.current).toBe(said);
  },
);

it.each([
  ["nobody, never live", null, [], 0, ["New people: from now on, version 1"]],
  [
    "one person",
    1,
    [{ version: 1, people: 1 }],
    0,
    ["New people: from now on, version 2", "1 run under way: finishes on version 1"],
  ],
  [
    "many on an earlier version than the live one",
    2,
    [{ version: 1, people: 11 }],
    0,
    ["New people: from now on, version 3", "11 runs under way: finish on version 1"],
  ],
  [
    "people on two versions, and kept calls",
    2,
    [
      { version: 1, people: 1200 },
      { version: 2, people: 1 },
    ],
    3,
    [
      "New people: from now on, version 3",
      "1,200 runs under way: finish on version 1",
      "1 run under way: finishes on version 2",
      "3 calls were kept: next you choose which start",
    ],
  ],
])("names whom going live concerns: %s", (_, live_version, part_way, kept_count, said) => {
  const { result } = renderHook(() => useAffected());

  expect(result.current({ live_version, part_way, kept_count })).toEqual(said);
});
