import { id, list, shape, text } from "#ui/document/shape.ts";
import { late } from "#ui/parts/late.ts";
import type { KindOfStep } from "#ui/steps/kind.ts";
import { SPLIT } from "#ui/steps/split-icon.ts";

/** Goes several paths at once and waits until all of them are done. */
export const atTheSameTime: KindOfStep<"at_the_same_time"> = {
  kind: "at_the_same_time",
  icon: SPLIT,
  sentence: ({ paths }) => ({
    key: "at_the_same_time.sentence.together",
    slots: {},
    count: paths.length,
  }),
  panel: late(() => import("#ui/steps/split-panel.tsx").then((module) => module.SplitPanel)),
  fresh: null,
  shape: (steps) => ({ paths: list(shape({ id, name: text, steps })) }),
  split: { isChoice: false, join: "at_the_same_time.join" },
  connection: null,
  getsAnswer: false,
  withDetail: null,
};
