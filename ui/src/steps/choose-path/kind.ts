import { newStepId } from "#ui/document/copy.ts";
import { condition, id, list, shape, text } from "#ui/document/shape.ts";
import { late } from "#ui/parts/late.ts";
import type { KindOfStep } from "#ui/steps/kind.ts";
import { SPLIT } from "#ui/steps/split-icon.ts";

/** Goes the first path whose condition is met, else the one that is left. */
export const choosePath: KindOfStep<"choose_path"> = {
  kind: "choose_path",
  icon: SPLIT,
  sentence: ({ paths }) => ({
    key: "choose_path.sentence.chooses",
    slots: {},
    count: paths.length + 1,
  }),
  panel: late(() => import("#ui/steps/split-panel.tsx").then((module) => module.SplitPanel)),
  fresh: {
    settings: (pathName) => ({
      kind: "choose_path",
      paths: [{ id: newStepId(), name: pathName(1), when: { mode: "all", tests: [] }, steps: [] }],
      otherwise: [],
    }),
    example: "choose_path.example",
    group: "logic",
  },
  shape: (steps) => ({
    paths: list(shape({ id, name: text, when: condition, steps })),
    otherwise: steps,
  }),
  split: {
    when: ({ paths }, key) => paths.find((path) => path.id === key)?.when ?? null,
    join: () => "choose_path.join",
  },
  connection: null,
  getsAnswer: false,
  withDetail: null,
};
