import type { WaitForCall } from "#ui/document/definition.ts";
import type { Sentence } from "#ui/sentences/sentence.ts";
import type { Face } from "#ui/steps/face.ts";
import { HOURGLASS } from "#ui/steps/icons.ts";

export const waitForCall: Face<WaitForCall> = {
  icon: HOURGLASS,
  sentence: ({ limit_after_s }, told): Sentence =>
    limit_after_s === null
      ? { key: "waits_for_ever", slots: {} }
      : { key: "waits", slots: { limit: told.duration(limit_after_s) } },
};
