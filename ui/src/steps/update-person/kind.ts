import { late } from "#ui/parts/late.ts";
import { onePathIcon } from "#ui/parts/one-path-icon.ts";
import type { KindOfStep } from "#ui/steps/kind.ts";
import { sentenceOf } from "#ui/steps/update-person/sentence.ts";
import { freshUpdate, SHAPE } from "#ui/steps/update-person/settings.ts";

const USER_PEN = onePathIcon(
  "user-pen",
  "M11.5 15H7a4 4 0 0 0-4 4v2M14 7a4 4 0 1 1-8 0 4 4 0 0 1 8 0z" +
    "M21.378 16.626a1 1 0 0 0-3.004-3.004l-4.01 4.012a2 2 0 0 0-.506.854l-.837 2.87" +
    "a.5.5 0 0 0 .62.62l2.87-.837a2 2 0 0 0 .854-.506z",
);

/** Sets details of the run's person. */
export const updatePerson: KindOfStep<"update_person"> = {
  kind: "update_person",
  icon: USER_PEN,
  sentence: sentenceOf,
  leaves: "update",
  panel: late(() => import("#ui/steps/update-person/panel.tsx").then((one) => one.UpdatePanel)),
  fresh: {
    settings: freshUpdate,
    example: "update_person.example",
    group: "people",
    likely: {},
  },
  shape: () => SHAPE,
  split: null,
  connection: null,
  getsAnswer: false,
  findsRun: null,
  withDetail: null,
};
