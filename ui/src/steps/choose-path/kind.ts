import { condition, id, list, shape, text } from "#ui/document/shape.ts";
import { late } from "#ui/parts/late.ts";
import { onePathIcon } from "#ui/parts/one-path-icon.ts";
import { freshChoice } from "#ui/steps/choose-path/settings.ts";
import type { KindOfStep } from "#ui/steps/kind.ts";

const SIGNPOST = onePathIcon(
  "signpost",
  "M12 13v8M12 3v3M18 6a2 2 0 0 1 1.387.56l2.307 2.22a1 1 0 0 1 0 1.44l-2.307 2.22A2 2 0 0 1 18 13H6" +
    "a2 2 0 0 1-1.387-.56l-2.306-2.22a1 1 0 0 1 0-1.44l2.306-2.22A2 2 0 0 1 6 6z",
);

/** Goes the first path whose condition is met, else the one that is left. */
export const choosePath: KindOfStep<"choose_path"> = {
  kind: "choose_path",
  icon: SIGNPOST,
  sentence: ({ paths }) => ({
    key: "choose_path.sentence.chooses",
    slots: {},
    count: paths.length + 1,
  }),
  leaves: "paths",
  panel: late(() => import("#ui/steps/choose-path/panel.tsx").then((one) => one.ChoicePanel)),
  fresh: {
    settings: freshChoice,
    example: "choose_path.example",
    group: "logic",
    likely: { start: 2, answer: 1, call: 2, time: 1, update: 2 },
  },
  shape: (steps) => ({
    paths: list(shape({ id, name: text, when: condition, steps })),
    otherwise: steps,
  }),
  split: {
    when: ({ paths }, key) => paths.find((path) => path.id === key)?.when ?? null,
    goesOn: () => "all",
    join: () => "choose_path.join",
  },
  connection: null,
  getsAnswer: false,
  findsRun: null,
  withDetail: null,
};
