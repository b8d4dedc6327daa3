import { late } from "#ui/parts/late.ts";
import { onePathIcon } from "#ui/parts/one-path-icon.ts";
import type { Sentence } from "#ui/sentences/sentence.ts";
import type { KindOfStep } from "#ui/steps/kind.ts";
import { freshWait, SHAPE, type WaitForCall } from "#ui/steps/wait-for-call/settings.ts";

const HOURGLASS = onePathIcon(
  "hourglass",
  "M5 22h14M5 2h14M17 22v-4.172a2 2 0 0 0-.586-1.414L12 12l-4.414 4.414A2 2 0 0 0 7 17.828V22" +
    "M7 2v4.172a2 2 0 0 0 .586 1.414L12 12l4.414-4.414A2 2 0 0 0 17 6.172V2",
);

/** Waits until another tool calls about this person. */
export const waitForCall: KindOfStep<"wait_for_call"> = {
  kind: "wait_for_call",
  icon: HOURGLASS,
  sentence: (settings, wording): Sentence => {
    const told = firstTold(settings);
    return told === null
      ? { key: "wait_for_call.sentence.waits_for_ever", slots: {} }
      : { key: "wait_for_call.sentence.waits", slots: { limit: wording.duration(told) } };
  },
  leaves: "call",
  panel: late(() => import("#ui/steps/wait-for-call/panel.tsx").then((one) => one.WaitPanel)),
  fresh: {
    settings: freshWait,
    example: "wait_for_call.example",
    group: "tools",
    likely: { path: 2, answer: 3, paths: 1 },
  },
  shape: () => SHAPE,
  split: null,
  connection: null,
  getsAnswer: false,
  findsRun: ({ match_by, several_match }) => ({ match: match_by, several: several_match }),
  withDetail: null,
};

/** When somebody is told first that nobody has called; the wait goes on after each of the times. */
function firstTold({ reminder_after_s, limit_after_s }: WaitForCall): number | null {
  const times = [reminder_after_s, limit_after_s].flatMap((time) => time ?? []);
  return times.length === 0 ? null : Math.min(...times);
}
