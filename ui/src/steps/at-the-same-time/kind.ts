import { id, list, oneOf, optional, shape, text } from "#ui/document/shape.ts";
import { late } from "#ui/parts/late.ts";
import { freshPaths } from "#ui/steps/at-the-same-time/settings.ts";
import type { KindOfStep } from "#ui/steps/kind.ts";
import { SPLIT } from "#ui/steps/split-icon.ts";

/** Goes several paths at once, until all of them or the first of them is done. */
export const atTheSameTime: KindOfStep<"at_the_same_time"> = {
  kind: "at_the_same_time",
  icon: SPLIT,
  sentence: ({ paths, until }) => ({
    key:
      until === "first" ? "at_the_same_time.sentence.first" : "at_the_same_time.sentence.together",
    slots: {},
    count: paths.length,
  }),
  leaves: "paths",
  panel: late(() =>
    import("#ui/steps/at-the-same-time/panel.tsx").then((one) => one.TogetherPanel),
  ),
  fresh: {
    settings: freshPaths,
    example: "at_the_same_time.example",
    group: "logic",
    likely: { time: 2 },
  },
  shape: (steps) => ({
    paths: list(shape({ id, name: text, steps })),
    until: optional(oneOf("all", "first")),
  }),
  split: {
    when: () => null,
    goesOn: ({ until }) => until ?? "all",
    join: ({ until }) =>
      until === "first" ? "at_the_same_time.join_first" : "at_the_same_time.join",
  },
  connection: null,
  getsAnswer: false,
  findsRun: null,
  withDetail: null,
};
