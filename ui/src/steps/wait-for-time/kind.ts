import { late } from "#ui/parts/late.ts";
import { onePathIcon } from "#ui/parts/one-path-icon.ts";
import type { KindOfStep } from "#ui/steps/kind.ts";
import { sentenceOf } from "#ui/steps/wait-for-time/sentence.ts";
import { freshWait, SHAPE } from "#ui/steps/wait-for-time/settings.ts";

const CALENDAR = onePathIcon(
  "calendar-days",
  "M8 2v4M16 2v4M3 10h18M5 4h14a2 2 0 0 1 2 2v14a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2V6a2 2 0 0 1 2-2z" +
    "M8 14h.01M12 14h.01M16 14h.01M8 18h.01M12 18h.01M16 18h.01",
);

/** Waits for a while, or until a date of the person. */
export const waitForTime: KindOfStep<"wait_for_time"> = {
  kind: "wait_for_time",
  icon: CALENDAR,
  sentence: sentenceOf,
  leaves: "time",
  panel: late(() => import("#ui/steps/wait-for-time/panel.tsx").then((one) => one.WaitPanel)),
  fresh: {
    settings: freshWait,
    example: "wait_for_time.example",
    group: "logic",
    likely: { start: 1, path: 1, call: 1, update: 1, paths: 2 },
  },
  shape: () => SHAPE,
  split: null,
  connection: null,
  getsAnswer: false,
  findsRun: null,
  withDetail: null,
};
