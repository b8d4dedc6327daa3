import { referenceOf } from "#ui/document/detail-names.ts";
import type { Sentence, Wording } from "#ui/sentences/sentence.ts";
import type { WaitForTime } from "#ui/steps/wait-for-time/settings.ts";

/** How long it waits, before it is put into words. */
export function sentenceOf({ until }: WaitForTime, wording: Wording): Sentence {
  const count = until.amount;
  const amount = String(count);
  if (until.kind === "duration") {
    return { key: `wait_for_time.sentence.for_${until.unit}`, slots: { amount }, count };
  }
  if (until.kind === "working_days") {
    const slots = { amount, time: until.at };
    return { key: "wait_for_time.sentence.for_working_days", slots, count };
  }
  const slots = { amount, date: wording.detail(referenceOf(until.detail)), time: until.at };
  if (until.side === "on") return { key: "wait_for_time.sentence.on", slots };
  return { key: `wait_for_time.sentence.${until.unit}_${until.side}`, slots, count };
}
